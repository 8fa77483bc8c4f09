// expect: parameters 5189, macs 61680, groups 3, gates 48, notes 0
// TextCNN (Kim 2014): convolutions of several heights over embedded words, maxima over time.
// below: 60
[Prunable("20:long")]
public sealed partial class TextCnn : Module<Tensor, Tensor>
{
    private readonly Embedding embedding;
    private readonly ModuleList<Conv2d> convs;
    private readonly Dropout dropout;
    private readonly Linear fc;

    public TextCnn(int n_vocab = 60, int embed = 24, int num_filters = 16, int[]? filter_sizes = null, int num_classes = 5) : base(nameof(TextCnn))
    {
        filter_sizes ??= [2, 3, 4];
        embedding = Embedding(n_vocab, embed);
        convs = new ModuleList<Conv2d>((from k in filter_sizes select Conv2d(1, num_filters, (k, embed))).ToArray());
        dropout = Dropout(0.5);
        fc = Linear(num_filters * filter_sizes.Length, num_classes);
        RegisterComponents();
    }

    private static Tensor conv_and_pool(Tensor x, Module<Tensor, Tensor> conv)
    {
        x = functional.relu(conv.call(x)).squeeze(3);
        x = functional.max_pool1d(x, x.size(2)).squeeze(2);
        return x;
    }

    public override Tensor forward(Tensor x)
    {
        var @out = embedding.call(x);
        @out = @out.unsqueeze(1);
        @out = torch.cat(convs.Select(conv => conv_and_pool(@out, conv)).ToArray(), 1);
        @out = dropout.call(@out);
        return fc.call(@out);
    }
}
