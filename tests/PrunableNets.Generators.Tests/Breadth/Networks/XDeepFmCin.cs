// expect: parameters 3303, macs 13688, groups 4, gates 56, notes 0
// xDeepFM (Lian et al. 2018): a compressed interaction network of outer products and convolutions of length one, half of each layer kept.
// below: 7
[Prunable("6:long")]
public sealed partial class XDeepFmCin : Module<Tensor, Tensor>
{
    private readonly Embedding embedding, linear;
    private readonly CompressedInteraction cin;
    private readonly Sequential mlp;
    private readonly Linear cin_linear;

    public XDeepFmCin(int fields = 6, int vocabulary = 7, int dim = 8, params int[] cin_size) : base("xDeepFM")
    {
        var sizes = cin_size.Length > 0 ? cin_size : [16, 12, 10];
        embedding = Embedding(vocabulary, dim);
        linear = Embedding(vocabulary, 1);
        cin = new CompressedInteraction(fields, sizes, split_half: true, out var cin_out);
        cin_linear = Linear(cin_out, 1);
        mlp = Sequential(Linear(fields * dim, 32), BatchNorm1d(32), ReLU(), Dropout(0.2), Linear(32, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var embed_x = embedding.call(x);
        var first = linear.call(x).sum(1);
        var y = first + cin_linear.call(cin.call(embed_x)) + mlp.call(embed_x.view(x.shape[0], -1));
        return torch.sigmoid(y.squeeze(1));
    }

    private sealed class CompressedInteraction : Module<Tensor, Tensor>
    {
        private readonly bool split_half;
        private readonly ModuleList<Conv1d> conv_layers;

        public CompressedInteraction(int input_dim, int[] cross_layer_sizes, bool split_half, out int output_dim) : base("CIN")
        {
            this.split_half = split_half;
            conv_layers = new ModuleList<Conv1d>();
            (output_dim, var prev_dim) = (0, input_dim);
            foreach (ref readonly var size in cross_layer_sizes.AsSpan())
            {
                var is_last = conv_layers.Count == cross_layer_sizes.Length - 1;
                if (split_half && !is_last && size % 2 != 0)
                    throw new ArgumentException($"A layer of {size} cannot be halved.", nameof(cross_layer_sizes));
                conv_layers.Add(Conv1d(input_dim * prev_dim, size, 1, stride: 1, dilation: 1, bias: true));
                prev_dim = split_half && !is_last ? size / 2 : size;
                output_dim += prev_dim;
            }
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var xs = new List<Tensor>();
            var (x0, h) = (x.unsqueeze(2), x);
            for (int i = 0; i < conv_layers.Count; i++)
            {
                var outer = x0 * h.unsqueeze(1);
                var (batch_size, f0_dim, fin_dim, embed_dim) = (outer.shape[0], outer.shape[1], outer.shape[2], outer.shape[3]);
                var z = functional.relu(conv_layers[i].call(outer.view(batch_size, f0_dim * fin_dim, embed_dim)));
                if (split_half && i != conv_layers.Count - 1)
                {
                    var halves = torch.chunk(z, 2, dim: 1);
                    (z, h) = (halves[0], halves[1]);
                }
                xs.Add(z);
            }
            return torch.sum(torch.cat(xs, dim: 1), 2);
        }
    }
}
