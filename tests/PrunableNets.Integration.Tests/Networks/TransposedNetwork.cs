using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Transposed convolutions: plain, grouped, with output padding and dilation, in one and two dimensions, each with a norm behind it.</summary>
[Prunable("3x9x9")]
public sealed partial class TransposedNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d stem = Conv2d(3, 8, 3);
    private readonly ConvTranspose2d plain = ConvTranspose2d(8, 12, 3, stride: 2, output_padding: 1);
    private readonly ConvTranspose2d grouped = ConvTranspose2d(12, 6, 2, groups: 3, dilation: 2, bias: false);
    private readonly BatchNorm2d plainNorm = BatchNorm2d(12);
    private readonly BatchNorm2d groupedNorm = BatchNorm2d(6);
    private readonly BatchNorm1d lineNorm = BatchNorm1d(4);
    private readonly ConvTranspose1d line = ConvTranspose1d(6, 4, 3, padding: 1);

    public TransposedNetwork() : base(nameof(TransposedNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = functional.relu(plainNorm.call(plain.call(functional.relu(stem.call(input)))));
        x = functional.gelu(groupedNorm.call(grouped.call(x))).mean(new long[] { 3 });
        return lineNorm.call(line.call(x));
    }
}
