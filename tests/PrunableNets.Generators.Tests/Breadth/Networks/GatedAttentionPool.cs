// expect: parameters 1396, macs 9088, groups 2, gates 40, notes 0
// Attention-based pooling over instances (Ilse et al. 2018), with interfaces, a static helper class and an extension method.
[Prunable("7x20")]
public sealed partial class GatedAttentionPool : Module<Tensor, Tensor>, IHasWidth
{
    public long Width => 24;

    private readonly Linear feature;
    private readonly Sequential attention_V, attention_U;
    private readonly Linear attention_weights, classifier;

    public GatedAttentionPool() : base(nameof(GatedAttentionPool))
    {
        feature = Linear(20, Width);
        attention_V = Sequential(Linear(Width, 16), Tanh());
        attention_U = Sequential(Linear(Width, 16), Sigmoid());
        attention_weights = Linear(16, 1);
        classifier = Linear(this.TwiceWidth() / 2, 3);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var h = Pooling.Activate(feature.call(x), "leaky");
        var a = attention_weights.call(attention_V.call(h) * attention_U.call(h)).squeeze(-1);
        a = functional.softmax(a, dim: 1);
        var m = h.WeightedSum(a);
        return classifier.call(m);
    }
}

public interface IHasWidth
{
    long Width { get; }
}

public static class Pooling
{
    public static Tensor WeightedSum(this Tensor items, Tensor weights) => torch.bmm(weights.unsqueeze(1), items).squeeze(1);

    public static long TwiceWidth(this IHasWidth model) => model.Width * 2;

    public static Tensor Activate(Tensor x, string name = "relu") => name switch
    {
        "relu" => functional.relu(x),
        "leaky" => functional.leaky_relu(x, 0.2),
        "mish" => x * functional.softplus(x).tanh(),
        _ => throw new ArgumentException($"unknown activation '{name}'"),
    };
}
