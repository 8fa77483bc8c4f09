// expect: parameters 7892, macs 7680, groups 7, gates 208, notes 0
// The perceptron of NeRF (Mildenhall et al. 2020): points and directions as sines and cosines, a skip in the middle, density before colour.
[Prunable("3", "3")]
public sealed partial class NerfMlp : Module<Tensor, Tensor, Tensor>
{
    private readonly HashSet<int> skips;
    private readonly Embedder embed_fn, embeddirs_fn;
    private readonly ModuleList<Linear> pts_linears, views_linears;
    private readonly Linear feature_linear, alpha_linear, rgb_linear;

    public NerfMlp(int D = 5, int W = 32, int multires = 4, int multires_views = 2, params int[] skips) : base("NeRF")
    {
        this.skips = skips.Length == 0 ? [2] : [.. skips];
        embed_fn = new Embedder(3, multires);
        embeddirs_fn = new Embedder(3, multires_views);
        pts_linears = new ModuleList<Linear>(
            [Linear(embed_fn.OutDim, W), .. Enumerable.Range(0, D - 1).Select(i => this.skips.Contains(i) ? Linear(W + embed_fn.OutDim, W) : Linear(W, W))]);
        views_linears = new ModuleList<Linear>(Linear(embeddirs_fn.OutDim + W, W / 2));
        feature_linear = Linear(W, W);
        alpha_linear = Linear(W, 1);
        rgb_linear = Linear(W / 2, 3);
        RegisterComponents();
    }

    public override Tensor forward(Tensor pts, Tensor views)
    {
        var input_pts = embed_fn.Embed(pts);
        var input_views = embeddirs_fn.Embed(views / views.norm(-1, keepdim: true));
        var h = input_pts;
        foreach (var (l, i) in pts_linears.Select((l, i) => (l, i)))
        {
            h = functional.relu(l.call(h));
            if (skips.Contains(i))
                h = torch.cat([input_pts, h], -1);
        }
        var alpha = alpha_linear.call(h);
        var feature = feature_linear.call(h);
        h = torch.cat([feature, input_views], -1);
        foreach (var l in views_linears)
            h = functional.relu(l.call(h));
        var rgb = rgb_linear.call(h);
        return torch.cat([torch.sigmoid(rgb), functional.relu(alpha)], -1);
    }

    /// <summary>No module: only functions of the input.</summary>
    private sealed class Embedder
    {
        private readonly List<Func<Tensor, Tensor>> embed_fns = new();

        public int OutDim { get; }

        public Embedder(int input_dims, int num_freqs, bool include_input = true)
        {
            if (include_input)
            {
                embed_fns.Add(static x => x);
                OutDim += input_dims;
            }
            Func<Tensor, Tensor>[] periodic_fns = [torch.sin, torch.cos];
            foreach (var freq in Enumerable.Range(0, num_freqs).Select(e => Math.Pow(2, e)))
                foreach (var p_fn in periodic_fns)
                {
                    embed_fns.Add(x => p_fn(x * freq));
                    OutDim += input_dims;
                }
        }

        public Tensor Embed(Tensor inputs) => torch.cat(embed_fns.Select(fn => fn(inputs)).ToList(), -1);
    }
}
