using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PrunableNets.Formats.PyTorch;

/// <summary>
/// Reads the pickles of PyTorch's files (https://docs.python.org/3/library/pickletools.html) without running anything: of the classes and
/// functions that a pickle calls, those that make up tensors and dicts are known by name, and all others give nothing.
/// </summary>
/// <param name="bytes">Where the pickle begins; afterwards, what follows it.</param>
internal sealed class PickleReader(PickleBytes bytes)
{
    // Some forty a tensor; each value takes up to a hundred bytes.
    private const int MostInstructions = 500_000;
    private const byte Stop = (byte)'.';
    private readonly PickleStack stack = new();
    private readonly Dictionary<long, object?> memo = new();

    /// <summary>The storages that the pickle has named.</summary>
    public List<PickledStorage> Storages { get; } = [];

    /// <summary>What the pickle stands for.</summary>
    /// <exception cref="InvalidDataException">It is no such pickle.</exception>
    public object? Read()
    {
        for (var left = MostInstructions; left > 0; left--)
        {
            var instruction = bytes.Byte();
            if (instruction == Stop)
                return stack.Pop();
            Run(instruction);
        }
        throw new InvalidDataException($"it has more than {MostInstructions} instructions");
    }

    private void Run(byte instruction)
    {
        switch (instruction)
        {
            case 0x80: bytes.Byte(); break; // the protocol
            case (byte)'(': stack.Mark(); break;
            case (byte)'}': stack.Push(new PickledDict()); break;
            case (byte)']': stack.Push(new List<object?>()); break;
            case (byte)')': stack.Push(System.Array.Empty<object?>()); break;
            case (byte)'t': stack.Push(stack.PopToMark()); break;
            case 0x85 or 0x86 or 0x87: stack.Push(stack.PopLast(instruction - 0x84)); break;
            case (byte)'N': stack.Push(null); break;
            case 0x88 or 0x89: stack.Push(instruction == 0x88); break;
            case (byte)'K': stack.Push((long)bytes.Byte()); break;
            case (byte)'M': stack.Push((long)bytes.UInt16()); break;
            case (byte)'J': stack.Push((long)bytes.Int32()); break;
            case 0x8A: stack.Push(bytes.Long()); break;
            case (byte)'G': stack.Push(bytes.Double()); break;
            case (byte)'X': stack.Push(bytes.Text(bytes.Int32())); break;
            case (byte)'U': stack.Push(bytes.Text(bytes.Byte())); break;
            case (byte)'c': stack.Push(new PickledGlobal(bytes.Line(), bytes.Line())); break;
            case (byte)'q': memo[bytes.Byte()] = stack.Top(); break;
            case (byte)'r': memo[bytes.Int32()] = stack.Top(); break;
            case (byte)'h': stack.Push(Remembered(bytes.Byte())); break;
            case (byte)'j': stack.Push(Remembered(bytes.Int32())); break;
            case (byte)'s': Put(stack.PopLast(2)); break;
            case (byte)'u': Put(stack.PopToMark()); break;
            case (byte)'a': Append(stack.PopLast(1)); break;
            case (byte)'e': Append(stack.PopToMark()); break;
            case (byte)'Q': stack.Push(Named(PickledCalls.Storage(stack.Pop()))); break;
            case (byte)'R' or 0x81: Call(stack.PopLast(2)); break;
            case (byte)'b': stack.Pop(); break; // attributes, such as the versions of layers
            default: throw new InvalidDataException(
                $"it has the instruction 0x{instruction:X2}, which torch.save does not write into a state dict");
        }
    }

    private object? Remembered(long index) =>
        memo.TryGetValue(index, out var value)
            ? value
            : throw new InvalidDataException($"it asks for value {index}, which it has not kept");

    private PickledStorage Named(PickledStorage storage)
    {
        Storages.Add(storage);
        return storage;
    }

    private void Call(object?[] both) => stack.Push(PickledCalls.Result(both[0], both[1]));

    private void Put(object?[] items)
    {
        if (items.Length % 2 != 0)
            throw new InvalidDataException("a dict of it has a key without a value");
        // Of what is not made, nothing is kept.
        if (stack.Top() is PickledDict dict)
            dict.Items.AddRange(items.Chunk(2).Select(static pair => KeyValuePair.Create(pair[0], pair[1])));
    }

    private void Append(object?[] items)
    {
        if (stack.Top() is List<object?> list)
            list.AddRange(items);
    }
}
