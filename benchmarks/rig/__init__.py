"""What benchmarks are built from: a paced upstream, a bare relay, browsers, processes, the machine's figures."""
