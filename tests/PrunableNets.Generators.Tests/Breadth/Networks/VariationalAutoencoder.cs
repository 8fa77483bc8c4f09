// expect: parameters 88481, macs 987840, groups 5, gates 104, notes 0
// Variational autoencoder (Kingma and Welling 2013): reparameterisation while training, a decoder that views features as images.
[Prunable("1x28x28")]
public sealed partial class VariationalAutoencoder : Module<Tensor, Tensor>
{
    private readonly Sequential encoder;
    private readonly Linear fc_mu, fc_logvar, decoder_input;
    private readonly Sequential decoder;
    private readonly (long C, long H, long W) bottleneck = (32, 7, 7);

    public VariationalAutoencoder(int latent = 16) : base(nameof(VariationalAutoencoder))
    {
        encoder = Sequential(
            ("conv1", Conv2d(1, 16, 3, stride: 2, padding: 1)), ("relu1", ReLU()),
            ("conv2", Conv2d(16, 32, 3, stride: 2, padding: 1)), ("bn2", BatchNorm2d(32)), ("relu2", LeakyReLU(0.2)),
            ("flatten", Flatten()));
        var (c, h, w) = bottleneck;
        fc_mu = Linear(c * h * w, latent);
        fc_logvar = Linear(c * h * w, latent);
        decoder_input = Linear(latent, c * h * w);
        decoder = Sequential(
            ("up1", ConvTranspose2d(32, 16, kernel_size: 3, stride: 2, padding: 1, output_padding: 1)), ("relu1", ReLU()),
            ("up2", ConvTranspose2d(16, 8, kernel_size: 4, stride: 2, padding: 1)), ("relu2", ReLU()),
            ("out", Conv2d(8, 1, 3, padding: 1)), ("sigmoid", Sigmoid()));
        RegisterComponents();
    }

    public (Tensor mu, Tensor logvar) Encode(Tensor x)
    {
        var h = encoder.call(x);
        return (fc_mu.call(h), fc_logvar.call(h));
    }

    private Tensor Reparameterize(Tensor mu, Tensor logvar)
    {
        if (training)
        {
            var std = torch.exp(0.5 * logvar);
            var eps = torch.randn_like(std);
            return eps * std + mu;
        }
        return mu;
    }

    public Tensor Decode(Tensor z)
    {
        var h = functional.relu(decoder_input.call(z));
        return decoder.call(h.view(-1, bottleneck.C, bottleneck.H, bottleneck.W));
    }

    public override Tensor forward(Tensor input)
    {
        var (mu, logvar) = Encode(input);
        var z = Reparameterize(mu, logvar);
        return Decode(z);
    }
}
