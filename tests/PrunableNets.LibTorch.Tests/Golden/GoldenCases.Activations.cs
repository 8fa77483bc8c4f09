using System.Collections.Generic;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace PrunableNets.LibTorch.Tests.Golden;

internal static partial class GoldenCases
{
    private static void Activations(Dictionary<string, Case> cases)
    {
        cases["relu"] = new(x => nn.ReLU().call(x), 2, 5);
        cases["relu6"] = new(x => nn.ReLU6().call(x * 8), 2, 5);
        cases["leaky_relu"] = new(x => nn.LeakyReLU(0.2).call(x), 2, 5);
        cases["elu"] = new(x => nn.ELU(1.3).call(x), 2, 5);
        cases["selu"] = new(x => nn.SELU().call(x), 2, 5);
        cases["gelu"] = new(x => nn.GELU().call(x), 2, 5);
        cases["silu"] = new(x => nn.SiLU().call(x), 2, 5);
        cases["mish"] = new(x => nn.Mish().call(x), 2, 5);
        cases["hardswish"] = new(x => nn.Hardswish().call(x * 4), 2, 5);
        cases["hardsigmoid"] = new(x => nn.Hardsigmoid().call(x * 4), 2, 5);
        cases["softplus"] = new(x => nn.Softplus(2).call(x), 2, 5);
        cases["softsign"] = new(x => nn.Softsign().call(x), 2, 5);
        cases["tanhshrink"] = new(x => F.tanhshrink(x), 2, 5);
        cases["softmin"] = new(x => nn.Softmin(1).call(x), 2, 5);
        cases["log_softmax"] = new(x => nn.LogSoftmax(1).call(x), 2, 5);
        cases["prelu"] = new(x => nn.PReLU(1).call(x), 2, 5);
    }
}
