// expect: parameters 24801, macs 701440, groups 3, gates 112, notes 0
// DCGAN discriminator with spectral-free convolutions, leaky ReLU, and a sigmoid on a flattened score.
[Prunable("3x32x32")]
public sealed partial class DcganDiscriminator : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> model, adv_layer;

    public DcganDiscriminator(int img_size = 32, int channels = 3) : base(nameof(DcganDiscriminator))
    {
        static IEnumerable<Module<Tensor, Tensor>> discriminator_block(int in_filters, int out_filters, bool bn = true)
        {
            yield return Conv2d(in_filters, out_filters, 3, stride: 2, padding: 1);
            yield return LeakyReLU(0.2, inplace: true);
            yield return Dropout2d(0.25);
            if (bn)
                yield return BatchNorm2d(out_filters, 0.8);
        }

        var layers = discriminator_block(channels, 16, bn: false)
            .Concat(discriminator_block(16, 32))
            .Concat(discriminator_block(32, 64))
            .ToArray();
        model = Sequential(layers);
        var ds_size = img_size / (int)Math.Pow(2, 3);
        adv_layer = Sequential(Linear(64 * ds_size * ds_size, 1), Sigmoid());
        RegisterComponents();
    }

    public override Tensor forward(Tensor img)
    {
        var @out = model.call(img);
        @out = @out.view(@out.shape[0], -1);
        var validity = adv_layer.call(@out);
        return validity.view(-1);
    }
}
