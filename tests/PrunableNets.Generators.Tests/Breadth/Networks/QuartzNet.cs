// expect: parameters 15349, macs 582720, groups 13, gates 376, notes 0
// QuartzNet (Kriman et al. 2020): residual blocks of time-channel separable convolutions, each described by a record.
namespace Speech.Recognition;

public sealed record BlockConfig(int Filters, int Kernel)
{
    public int Repeat { get; init; } = 1;
    public int Stride { get; init; } = 1;
    public int Dilation { get; init; } = 1;
    public bool Residual { get; init; }
    public bool Separable { get; init; } = true;

    public int Padding => Dilation > 1 ? Dilation * (Kernel - 1) / 2 : Kernel / 2;
}

[Prunable("16x80")]
public partial class QuartzNet : Module<Tensor, Tensor>
{
    private static readonly BlockConfig[] Blocks = BuildBlocks().ToArray();

    private readonly Sequential encoder;
    private readonly Conv1d decoder;

    public QuartzNet(int features = 16, int vocabulary = 28) : base("QuartzNet")
    {
        encoder = Sequential();
        int channels = features;
        for (int i = 0; i < Blocks.Length; i++)
        {
            encoder.append($"block{i}", new QuartzBlock(channels, Blocks[i]));
            channels = Blocks[i].Filters;
        }
        decoder = Conv1d(channels, vocabulary + 1, kernel_size: 1, bias: true);
        RegisterComponents();
    }

    private static IEnumerable<BlockConfig> BuildBlocks()
    {
        yield return new(24, 11) { Stride = 2 };
        var body = new BlockConfig(24, 11) { Repeat = 2, Residual = true };
        yield return body;
        yield return body with { Kernel = 13 };
        yield return body with { Filters = 32, Kernel = 15, Repeat = 3 };
        yield return new(32, 17) { Dilation = 2 };
        yield return new(48, 1) { Separable = false };
    }

    public override Tensor forward(Tensor audio_signal)
    {
        var encoded = encoder.call(audio_signal);
        var logits = decoder.call(encoded).transpose(1, 2);
        return functional.log_softmax(logits, -1);
    }
}

internal class QuartzBlock : Module<Tensor, Tensor>
{
    private readonly Sequential mconv;
    private readonly Sequential? res;
    private readonly Sequential mout;

    public QuartzBlock(int inplanes, BlockConfig config) : base("JasperBlock")
    {
        var conv = new List<Module<Tensor, Tensor>>();
        int current = inplanes;
        for (int i = 1; i < config.Repeat; i++)
        {
            conv.AddRange(ConvBn(current, config));
            conv.AddRange(Activation());
            current = config.Filters;
        }
        conv.AddRange(ConvBn(current, config));
        mconv = Sequential(conv);
        if (config.Residual)
            res = Sequential(ConvBn(inplanes, new BlockConfig(config.Filters, 1) { Separable = false }));
        mout = Sequential(Activation().ToArray());
        RegisterComponents();
    }

    private static IEnumerable<Module<Tensor, Tensor>> ConvBn(int input, BlockConfig config)
    {
        var (filters, kernel) = config;
        if (config.Separable)
        {
            yield return Conv1d(input, input, kernel, stride: config.Stride, padding: config.Padding, dilation: config.Dilation, groups: input, bias: false);
            yield return Conv1d(input, filters, 1, bias: false);
        }
        else
        {
            yield return Conv1d(input, filters, kernel, stride: config.Stride, padding: config.Padding, dilation: config.Dilation, bias: false);
        }
        yield return BatchNorm1d(filters, eps: 1e-3, momentum: 0.1);
    }

    private static Module<Tensor, Tensor>[] Activation() => [ReLU(), Dropout(0.0)];

    public override Tensor forward(Tensor x)
    {
        var y = mconv.call(x);
        if (res is not null)
            y += res.call(x);
        return mout.call(y);
    }
}
