// expect: parameters 47075, macs 5844992, groups 6, gates 216, notes 0
// A YOLO-style detector: Darknet blocks from a text configuration, anchors as a buffer, decoding of boxes by slices.
[Prunable("3x64x64")]
public sealed partial class YoloTiny : Module<Tensor, Tensor>
{
    private static readonly Dictionary<string, object[]> Cfg = new()
    {
        ["tiny"] = new object[] { 8, "M", 16, "M", 32, "M", 64, 32, 64 },
        ["deep"] = new object[] { 8, "M", 16, 16, "M", 32, 16, 32, "M", 64, 32, 64 },
    };

    private readonly Sequential backbone;
    private readonly Conv2d head;
    private readonly Tensor anchors;
    private readonly int classes, numAnchors;

    public YoloTiny(string config = "tiny", int classes = 4) : base(nameof(YoloTiny))
    {
        this.classes = classes;
        float[,] sizes = { { 1.0f, 1.5f }, { 2.0f, 3.0f }, { 4.0f, 2.5f } };
        numAnchors = 3;
        anchors = torch.tensor(new float[] { sizes[0, 0], sizes[0, 1], sizes[1, 0], sizes[1, 1], sizes[2, 0], sizes[2, 1] }).view(1, sizes.GetLength(0), 2, 1, 1);
        backbone = MakeLayers(Cfg[config]);
        head = Conv2d(64, numAnchors * (5 + classes), 1);
        RegisterComponents();
    }

    private static Sequential MakeLayers(object[] cfg)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        int channels = 3;
        foreach (var v in cfg)
        {
            if (v is "M")
                layers.Add(MaxPool2d(2, 2));
            else if (v is int width)
            {
                layers.Add(Conv2d(channels, width, width < channels ? 1 : 3, padding: width < channels ? 0L : 1L, bias: false));
                layers.Add(BatchNorm2d(width));
                layers.Add(LeakyReLU(0.1, inplace: true));
                channels = width;
            }
        }
        return Sequential(layers);
    }

    public override Tensor forward(Tensor x)
    {
        x = head.call(backbone.call(x));
        var (b, h, w) = (x.shape[0], x.shape[2], x.shape[3]);
        x = x.view(b, numAnchors, 5 + classes, h, w);
        var xy = x[.., .., 0..2].sigmoid();
        var wh = x[.., .., 2..4].exp() * anchors;
        var rest = x[.., .., 4..].sigmoid();
        return torch.cat(new[] { xy, wh, rest }, 2).permute(0, 1, 3, 4, 2).contiguous().view(b, -1, 5 + classes);
    }
}
