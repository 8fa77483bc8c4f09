// expect: parameters 36725, macs 2190720, groups 6, gates 184, notes 0
// Wav2Letter (Collobert et al. 2016): convolutions only, read from a line of text as kernel/stride:width*times.
[Prunable("13x120")]
public sealed partial class Wav2Letter : Module<Tensor, Tensor>
{
    private const string Published = "48/2:250 7:250*7 32:2000 1:2000";
    private const string Small = "13/2:24 7:24*3 15:48 1:40";

    private readonly Sequential acoustic_model;

    public Wav2Letter(int num_features = 13, int num_classes = 29, bool small = true) : base(nameof(Wav2Letter))
    {
        var layers = new List<(string, Module<Tensor, Tensor>)>();
        var width = num_features;
        foreach (var spec in Spec.ParseAll(small ? Small : Published))
        {
            layers.Add(($"conv{layers.Count}", spec.ToConv(width)));
            layers.Add(($"clip{layers.Count}", ReLU6()));
            width = spec.Width;
        }
        layers.Add(("letters", Conv1d(width, num_classes, 1)));
        acoustic_model = Sequential(layers);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = acoustic_model.call(x);
        return functional.log_softmax(x, dim: 1);
    }

    private readonly struct Spec
    {
        public int Kernel { get; private init; }
        public int Stride { get; private init; }
        public int Width { get; private init; }

        public static IEnumerable<Spec> ParseAll(string text)
        {
            foreach (var token in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var (layer, times) = Cut(token, '*');
                if (!TryParse(layer, out var spec))
                    throw new FormatException($"'{token}' is no layer");
                for (var i = 0; i < times; i++)
                    yield return spec;
            }
        }

        private static bool TryParse(string text, out Spec spec)
        {
            spec = default;
            if (text.Split(':') is not [var window, var width] || !int.TryParse(width, out var w))
                return false;
            var (kernel, stride) = Cut(window, '/');
            if (!int.TryParse(kernel, out var k))
                return false;
            spec = new Spec { Kernel = k, Stride = stride, Width = w };
            return true;
        }

        private static (string Head, int Number) Cut(string text, char at)
        {
            var index = text.IndexOf(at);
            return index < 0 ? (text, 1) : (text[..index], int.Parse(text[(index + 1)..]));
        }

        public Conv1d ToConv(int input) => Conv1d(input, Width, Kernel, stride: Stride, padding: Kernel / 2);
    }
}
