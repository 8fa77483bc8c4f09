using System.IO;
using System.Linq;
using System.Text;
using PrunableNets.Formats;
using TorchSharp.Serialization;

namespace TorchSharp.Modules;

public abstract partial class OptimizerHelper
{
    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            result.Options.Add(group.Options);
            result.StateIndexRef.Add(group.Parameters.Select((_, i) => result.State.Count + i).ToList());
            result.State.AddRange(group.Parameters.Select(parameter => _state[parameter.Handle]));
        }
        return result;
    }

    /// <exception cref="System.ArgumentException">The groups or their sizes differ.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        Check(own, state_dict.StateIndexRef.Select(group => group.Count).ToArray());
        for (var i = 0; i < own.Options.Count; i++)
            own.Options[i].LoadStateDict(state_dict.Options[i]);
        for (var i = 0; i < own.State.Count; i++)
            own.State[i].LoadStateDict(state_dict.State[i]);
    }

    public void save_state_dict(string location) => AtomicFile.Write(location, stream =>
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        save_state_dict(writer);
    });

    public void save_state_dict(BinaryWriter writer)
    {
        var own = state_dict();
        writer.Write(GetType().Name);
        writer.Write(own.Options.Count);
        foreach (var group in own.StateIndexRef)
            writer.Write(group.Count);
        foreach (var options in own.Options)
            options.SaveStateDict(writer);
        foreach (var state in own.State)
            state.SaveStateDict(writer);
    }

    public void load_state_dict(string location)
    {
        using var stream = File.OpenRead(location);
        using var reader = new BinaryReader(stream);
        load_state_dict(reader);
    }

    /// <exception cref="InvalidDataException">The state is of another kind of optimizer.</exception>
    /// <exception cref="System.ArgumentException">The groups or their sizes differ.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        var kind = reader.ReadString();
        if (kind != GetType().Name)
            throw new InvalidDataException($"The stored state is of the optimizer {kind}, not {GetType().Name}.");
        var own = state_dict();
        var sizes = new int[reader.ReadInt32()];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = reader.ReadInt32();
        Check(own, sizes);
        foreach (var options in own.Options)
            options.LoadStateDict(reader);
        foreach (var state in own.State)
            state.LoadStateDict(reader);
    }

    private static void Check(StateDictionary own, int[] sizes)
    {
        if (!own.StateIndexRef.Select(group => group.Count).SequenceEqual(sizes))
            throw new System.ArgumentException(
                $"The state has parameter groups of [{string.Join(", ", sizes)}] parameters; the optimizer has [{string.Join(", ", own.StateIndexRef.Select(group => group.Count))}].");
    }
}
