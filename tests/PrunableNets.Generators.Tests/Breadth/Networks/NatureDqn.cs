// expect: parameters 223190, macs 2955008, groups 4, gates 208, notes 0
// A deep Q network (Mnih et al. 2015) whose convolutions are read from a text, span by span.
[Prunable("4x84x84")]
public sealed partial class NatureDqn : Module<Tensor, Tensor>
{
    private readonly Sequential conv;
    private readonly Linear fc1, fc2;

    public NatureDqn(int n_actions = 6, string spec = "16c8s4 32c4s2 32c3s1") : base(nameof(NatureDqn))
    {
        conv = Sequential();
        var (channels, side) = (4, 84);
        foreach (var token in spec.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryParse(token, out var layer))
                throw new FormatException($"'{token}' is no convolution; '32c8s4' has 32 channels, a kernel of 8 and a stride of 4.");
            conv.append(Conv2d(channels, layer.Channels, layer.Kernel, stride: layer.Stride));
            conv.append(ReLU());
            channels = layer.Channels;
            side = (side - layer.Kernel) / layer.Stride + 1;
        }
        fc1 = Linear(channels * side * side, 128);
        fc2 = Linear(128, n_actions);
        RegisterComponents();
    }

    private static bool TryParse(ReadOnlySpan<char> token, out (int Channels, int Kernel, int Stride) layer)
    {
        layer = default;
        var c = token.IndexOf('c');
        var s = token.IndexOf('s');
        return c > 0 && s > c
            && int.TryParse(token[..c], out layer.Channels)
            && int.TryParse(token[(c + 1)..s], out layer.Kernel)
            && int.TryParse(token[(s + 1)..], out layer.Stride);
    }

    public override Tensor forward(Tensor frames)
    {
        var x = conv.call(frames.div(255f));
        x = functional.relu(fc1.call(x.view(x.size(0), -1)));
        return fc2.call(x);
    }
}
