// expect: parameters 26263, macs 419264, groups 5, gates 208, notes 0
// A dueling deep Q network (Wang et al. 2016) on stacked frames.
[Prunable("4x42x42")]
public sealed partial class DuelingDqn : Module<Tensor, Tensor>
{
    private readonly Sequential features, advantage, value;

    public DuelingDqn(int num_actions = 6) : base(nameof(DuelingDqn))
    {
        features = Sequential(
            Conv2d(4, 16, kernel_size: 8, stride: 4), ReLU(),
            Conv2d(16, 32, kernel_size: 4, stride: 2), ReLU(),
            Conv2d(32, 32, kernel_size: 3, stride: 1), ReLU());
        var size = FeatureSize((4, 42, 42));
        advantage = Sequential(Linear(size, 64), ReLU(), Linear(64, num_actions));
        value = Sequential(Linear(size, 64), ReLU(), Linear(64, 1));
        RegisterComponents();
    }

    private long FeatureSize((long C, long H, long W) shape)
    {
        static long Out(long n, long kernel, long stride) => (n - kernel) / stride + 1;
        long side = shape.H;
        foreach (var (k, s) in new[] { (8L, 4L), (4L, 2L), (3L, 1L) })
            side = Out(side, k, s);
        return 32 * side * side;
    }

    public override Tensor forward(Tensor x)
    {
        x = features.call(x / 255.0);
        x = x.view(x.size(0), -1);
        var a = advantage.call(x);
        var v = value.call(x);
        return v + a - a.mean([1], keepdim: true);
    }
}
