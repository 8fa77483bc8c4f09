using System.IO;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers about one parameter.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void Initialize(OptimizerOptions options);
    public abstract void LoadStateDict(BinaryReader reader);
    public abstract void LoadStateDict(OptimizerState source);
    public abstract void SaveStateDict(BinaryWriter writer);

    public virtual void to(torch.Device device)
    {
    }

    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    protected static void SaveConditionalStateTensor(BinaryWriter writer, torch.Tensor tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    protected static void LoadConditionalStateTensor(BinaryReader reader, ref torch.Tensor result, torch.Device device)
    {
        if (!reader.ReadBoolean())
        {
            Replace(ref result, null);
            return;
        }
        using var loaded = TensorExtensionMethods.Load(reader);
        Replace(ref result, loaded.to(device, copy: true));
    }

    private protected static torch.Tensor Zeros(Parameter parameter)
    {
        using var _ = torch.no_grad();
        return torch.zeros_like(parameter).DetachFromDisposeScope();
    }

    private protected static void Replace(ref torch.Tensor target, torch.Tensor value)
    {
        target?.Dispose();
        target = value?.DetachFromDisposeScope();
    }

    private protected static void Copy(ref torch.Tensor target, torch.Tensor source, Parameter parameter) =>
        Replace(ref target, source?.to(parameter.device, copy: true));

    private protected static void Move(ref torch.Tensor target, torch.Device device)
    {
        if (target is not null)
            Replace(ref target, target.to(device, copy: true));
    }

    private protected static bool Close(torch.Tensor left, torch.Tensor right) => left is null ? right is null : right is not null && left.allclose(right);
}
