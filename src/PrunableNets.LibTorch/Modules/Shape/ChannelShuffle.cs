namespace TorchSharp.Modules;

public sealed class ChannelShuffle : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal ChannelShuffle(long groups) : base(nameof(ChannelShuffle)) => this.groups = groups;

    public long groups { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => tensor.channel_shuffle(groups);
}
