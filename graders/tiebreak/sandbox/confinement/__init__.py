"""What the kernel is asked to refuse a worker: limits, files, system calls."""
