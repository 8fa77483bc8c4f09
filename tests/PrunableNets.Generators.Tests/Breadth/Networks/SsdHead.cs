// expect: parameters 59780, macs 5173504, groups 6, gates 148, notes 0
// An SSD-style detector: heads on several maps, permuted, flattened and concatenated; parts with tuple results.
[Prunable("3x64x64")]
public sealed partial class SsdHead : Module<Tensor, Tensor>
{
    private readonly Extractor extractor;
    private readonly MultiBox boxes;

    public SsdHead() : base(nameof(SsdHead))
    {
        extractor = new Extractor();
        boxes = new MultiBox(extractor.OutChannels, anchors: [4, 6, 6], classes: 5);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var features = extractor.call(x);
        var (locations, scores) = boxes.Predict(features.Item1, features.Item2, features.Item3);
        return torch.cat([locations, functional.softmax(scores, dim: 2)], dim: -1);
    }

    private sealed class Extractor : Module<Tensor, (Tensor, Tensor, Tensor)>
    {
        public int[] OutChannels { get; } = [24, 32, 40];
        private readonly Sequential low, mid, high;

        public Extractor() : base(nameof(Extractor))
        {
            low = Sequential(Conv2d(3, 16, 3, 2, 1), ReLU(), Conv2d(16, OutChannels[0], 3, 2, 1), ReLU());
            mid = Down(OutChannels[0], OutChannels[1]);
            high = Down(OutChannels[1], OutChannels[2]);
            RegisterComponents();
        }

        private static Sequential Down(int input, int output) => Sequential(Conv2d(input, output / 2, 1), ReLU(), Conv2d(output / 2, output, 3, 2, 1), ReLU());

        public override (Tensor, Tensor, Tensor) forward(Tensor x)
        {
            var a = low.call(x);
            var b = mid.call(a);
            return (a, b, high.call(b));
        }
    }

    private sealed class MultiBox : Module
    {
        private readonly ModuleList<Conv2d> loc_layers = new(), conf_layers = new();
        private readonly int classes;

        public MultiBox(int[] channels, int[] anchors, int classes) : base(nameof(MultiBox))
        {
            this.classes = classes;
            for (int i = 0; i < channels.Length; i++)
            {
                loc_layers.Add(Conv2d(channels[i], anchors[i] * 4, 3, padding: 1));
                conf_layers.Add(Conv2d(channels[i], anchors[i] * classes, 3, padding: 1));
            }
            RegisterComponents();
        }

        public (Tensor Locations, Tensor Scores) Predict(params Tensor[] features)
        {
            var (locs, confs) = (new List<Tensor>(), new List<Tensor>());
            foreach (var (f, i) in features.Select((f, i) => (f, i)))
            {
                locs.Add(Flat(loc_layers[i].call(f), 4));
                confs.Add(Flat(conf_layers[i].call(f), classes));
            }
            return (Locations: torch.cat(locs, 1), Scores: torch.cat(confs, 1));

            static Tensor Flat(Tensor t, long last) => t.permute(0, 2, 3, 1).contiguous().view(t.size(0), -1, last);
        }
    }
}
