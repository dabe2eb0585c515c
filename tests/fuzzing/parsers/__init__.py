"""What reads bytes or words of strangers, fed with damaged ones: pictures, archives, answers of models, commands.

`python -m tests.fuzzing.parsers [minutes] [target …]` goes on for as long as one has time (`make fuzz`); `make test`
tries the same few inputs every time.
"""
