using System.Threading;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>Work of a known size that has nothing to do with the network: products of matrices, and a text that comes back.</summary>
/// <param name="Products">Of 256 x 256 numbers.</param>
/// <param name="Answer">Characters of each result.</param>
internal sealed record BusyMeasurement(int Products, int Answer) : Measurement<BusyItem, string>
{
    public override bool IsKept => false;

    public override IMeasurer<BusyItem, string> Open(NetworkContext context) => new Measurer(this);

    private sealed class Measurer : IMeasurer<BusyItem, string>
    {
        private readonly BusyMeasurement settings;
        private readonly Tensor factor;

        public Measurer(BusyMeasurement settings)
        {
            this.settings = settings;
            set_num_threads(1);
            factor = eye(256).mul(0.999f).DetachFromDisposeScope();
        }

        public string Measure(BusyItem item, CancellationToken cancellationToken)
        {
            using var scope = NewDisposeScope();
            var product = factor.clone();
            for (var i = 0; i < settings.Products; i++)
                product = product.matmul(factor);
            return new string((char)('a' + (int)(product.sum().ToSingle() % 26)), settings.Answer);
        }

        public void Dispose() => factor.Dispose();
    }
}

/// <param name="Index">Which.</param>
/// <param name="Text">Goes along.</param>
internal sealed record BusyItem(int Index, string Text);
