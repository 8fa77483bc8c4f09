// expect: parameters 12228, macs 5226496, groups 3, gates 64, notes 0
// SegNet (Badrinarayanan et al. 2015): pools with indices, unpooled by the same indices.
[Prunable("3x32x32")]
public sealed partial class SegNet : Module<Tensor, Tensor>
{
    private readonly Sequential enc1, enc2, dec2, dec1;
    private readonly MaxUnpool2d unpool = MaxUnpool2d(2, stride: 2);

    public SegNet(int classes = 4) : base(nameof(SegNet))
    {
        enc1 = Block(3, 16);
        enc2 = Block(16, 32);
        dec2 = Block(32, 16);
        dec1 = Sequential(Conv2d(16, 16, 3, padding: 1), ReLU(), Conv2d(16, classes, 1));
        RegisterComponents();
    }

    private static Sequential Block(int i, int o) => Sequential(Conv2d(i, o, 3, padding: 1), BatchNorm2d(o), ReLU());

    public override Tensor forward(Tensor x)
    {
        x = enc1.call(x);
        var (p1, i1) = functional.max_pool2d_with_indices(x, new long[] { 2, 2 }, new long[] { 2, 2 });
        x = enc2.call(p1);
        var (p2, i2) = functional.max_pool2d_with_indices(x, new long[] { 2, 2 }, new long[] { 2, 2 });
        x = dec2.call(unpool.call(p2, i2));
        return dec1.call(unpool.call(x, i1));
    }
}
