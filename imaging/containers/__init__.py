"""Picture files as the boxes they are: what is beside the pixels comes out or goes in, and no pixel is coded again.

One module for each format. `bare` is the file without everything that is not needed to show it as it is; `labelled`
puts a `Label` into a bare one. Both raise `Odd` for what is not understood. Nothing here decodes a picture.

How a file is put together, `inspection` knows: its walkers go on where something is odd, and whoever is strict here
looks at what they say of each part (where it stands, whether it is whole).
"""
