"""What a file is, told from its bytes before anybody decodes it: one opinion, which every reader of pixels goes by."""
