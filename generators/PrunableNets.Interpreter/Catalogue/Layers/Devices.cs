using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary>Devices and what the machine has of them.</summary>
internal static class Devices
{
    public static void AddTo(Catalogue catalogue)
    {
        foreach (var name in new[] { "CPU", "CUDA", "MPS", "META" })
            catalogue.Property("TorchSharp.torch", name, static call => new PlacementValue($"{call.Member} depends on the machine", call.Origin));
        catalogue.Method("TorchSharp.torch", "device", Placed);
        catalogue.Constructor("TorchSharp.torch.Device", Placed);
        foreach (var name in new[] { "cuda_is_available", "mps_is_available", "try_initialize_cuda" })
            catalogue.Method("TorchSharp.torch", name, Placed);
        foreach (var name in new[] { "is_available", "device_count", "is_cudnn_available" })
            catalogue.Method("TorchSharp.torch.cuda", name, Placed);
    }

    private static PlacementValue Placed(CallContext call)
    {
        call.ReadAll();
        return new PlacementValue($"{call.Member} depends on the machine", call.Origin);
    }
}
