// expect: parameters 296896, macs 4718592, groups 3, gates 224, notes 0
// DCGAN generator (Radford et al. 2015): transposed convolutions from a vector that is viewed as a one-pixel image.
[Prunable("64")]
public sealed partial class DcganGenerator : Module<Tensor, Tensor>
{
    private const int Nz = 64, Ngf = 16, Nc = 3;
    private readonly Sequential main;

    public DcganGenerator() : base("generator")
    {
        main = Sequential(
            ConvTranspose2d(Nz, Ngf * 8, 4, 1, 0, bias: false),
            BatchNorm2d(Ngf * 8),
            ReLU(true),
            ConvTranspose2d(Ngf * 8, Ngf * 4, 4, 2, 1, bias: false),
            BatchNorm2d(Ngf * 4),
            ReLU(true),
            ConvTranspose2d(Ngf * 4, Ngf * 2, 4, 2, 1, bias: false),
            BatchNorm2d(Ngf * 2),
            ReLU(true),
            ConvTranspose2d(Ngf * 2, Nc, 4, 2, 1, bias: false),
            Tanh());
        RegisterComponents();
        weights_init(main);
    }

    private static void weights_init(Module<Tensor, Tensor> m)
    {
        foreach (var child in m.children())
        {
            if (child is ConvTranspose2d conv)
                nn.init.normal_(conv.weight, 0.0, 0.02);
            else if (child is BatchNorm2d bn)
            {
                nn.init.normal_(bn.weight, 1.0, 0.02);
                nn.init.constant_(bn.bias, 0);
            }
        }
    }

    public override Tensor forward(Tensor input) => main.call(input.view(input.shape[0], Nz, 1, 1));
}
