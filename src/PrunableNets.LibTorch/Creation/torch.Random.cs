using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor randint(long high, Size size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null, string[] names = null) =>
        randint(0, high, size.Shape, dtype, device, requires_grad, generator, names);

    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null, string[] names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    public static Tensor randint(int high, int[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null, string[] names = null) =>
        randint(0, high, Widen(size), dtype, device, requires_grad, generator, names);

    public static Tensor randint(long low, long high, Size size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null, string[] names = null) =>
        randint(low, high, size.Shape, dtype, device, requires_grad, generator, names);

    public static Tensor randint(int low, int high, int[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null, string[] names = null) =>
        randint((long)low, high, Widen(size), dtype, device, requires_grad, generator, names);

    /// <summary>Integers drawn uniformly from [low, high).</summary>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null, string[] names = null) =>
        Finish(Ops.Call("aten::randint.low_generator", low, high, size, generator, dtype ?? ScalarType.Int64, Arg.None, InitializeDevice(device), false), requires_grad, names);

    public static Tensor randperm(long n, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null) =>
        Finish(Ops.Call("aten::randperm.generator", n, generator, dtype ?? ScalarType.Int64, Arg.None, InitializeDevice(device), false), requires_grad, null);

    public static Generator manual_seed(long seed)
    {
        Shim.pt_manual_seed(seed);
        return Generator.Default;
    }

    public static long initial_seed() => Generator.Default.initial_seed();
    public static long seed() => Generator.Default.seed();
    public static Tensor get_rng_state() => Generator.Default.get_state();
    public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);

    public static class random
    {
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);
        public static long initial_seed() => torch.initial_seed();
        public static long seed() => torch.seed();
        public static Tensor get_rng_state() => torch.get_rng_state();
        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);
    }
}
