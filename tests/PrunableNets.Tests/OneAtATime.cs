// libtorch has one source of random numbers a process: tests that seed it and count on what it gives cannot run beside others that draw.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
