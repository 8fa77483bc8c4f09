// expect: parameters 95789, macs 1657104, groups 4, gates 76, notes 0
// A Siamese network: one branch for two images, distances, and a small head.
[Prunable("1x28x28", "1x28x28")]
public sealed partial class SiameseNet : Module<Tensor, Tensor, Tensor>
{
    private readonly Sequential cnn1, fc1;
    private readonly Linear @out;

    public SiameseNet() : base(nameof(SiameseNet))
    {
        cnn1 = Sequential(
            ReflectionPad2d(1), Conv2d(1, 8, kernel_size: 3), ReLU(inplace: true), BatchNorm2d(8),
            ReflectionPad2d(1), Conv2d(8, 12, kernel_size: 3), ReLU(inplace: true), BatchNorm2d(12), MaxPool2d(2));
        fc1 = Sequential(Linear(12 * 14 * 14, 40), ReLU(inplace: true), Linear(40, 16));
        @out = Linear(16, 1);
        RegisterComponents();
    }

    private Tensor ForwardOnce(Tensor x)
    {
        var output = cnn1.call(x);
        output = output.view(output.size()[0], -1);
        output = fc1.call(output);
        return output;
    }

    public override Tensor forward(Tensor input1, Tensor input2)
    {
        var output1 = ForwardOnce(input1);
        var output2 = ForwardOnce(input2);
        var distance = torch.abs(output1 - output2);
        return torch.sigmoid(@out.call(distance));
    }
}
