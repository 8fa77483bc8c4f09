using System.IO;
using System.Linq;
using System.Text;
using TorchSharp;
using TorchSharp.Modules;

namespace PrunableNets;

/// <summary>An optimiser's state as one tensor of bytes, for checkpoints.</summary>
internal static class OptimizerBytes
{
    /// <summary>The state, uint8 [bytes].</summary>
    public static torch.Tensor Save(OptimizerHelper optimizer)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
            optimizer.save_state_dict(writer);
        return torch.tensor(stream.ToArray());
    }

    /// <summary>Restores what <see cref="Save"/> gave for an optimiser of the same parameters.</summary>
    public static void Load(OptimizerHelper optimizer, torch.Tensor state)
    {
        using var reader = new BinaryReader(new MemoryStream(state.data<byte>().ToArray()));
        optimizer.load_state_dict(reader);
    }
}
