using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace PrunableNets.Tests.BadInput;

/// <summary>Files of PyTorch's by hand, with whatever they say of themselves.</summary>
internal static class PickleWriter
{
    /// <summary>An ordered dict of tensors with attributes, in protocol 2, as PyTorch writes it.</summary>
    public static byte[] StateDict(params (string Name, int Storage, int Count, int Offset, int[] Shape, int[] Strides)[] tensors)
    {
        var pickle = new List<byte> { 0x80, 2 };
        Global(pickle, "collections", "OrderedDict");
        pickle.AddRange(")Rq\0("u8);
        foreach (var (name, storage, count, offset, shape, strides) in tensors)
        {
            Text(pickle, name);
            Global(pickle, "torch._utils", "_rebuild_tensor_v2");
            pickle.AddRange("(("u8);
            Text(pickle, "storage");
            Global(pickle, "torch", "FloatStorage");
            Text(pickle, $"{storage}");
            Text(pickle, "cpu");
            Number(pickle, count);
            pickle.AddRange("tQ"u8);
            Number(pickle, offset);
            Tuple(pickle, shape);
            Tuple(pickle, strides);
            pickle.Add(0x89);
            Global(pickle, "collections", "OrderedDict");
            pickle.AddRange(")RtR"u8);
        }
        pickle.AddRange("u}b."u8);
        return [.. pickle];
    }

    /// <param name="path">The file to write.</param>
    /// <param name="pickle">Its pickle.</param>
    /// <param name="storages">Each as it writes itself.</param>
    public static void Write(string path, byte[] pickle, params Action<Stream>[] storages)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using (var stream = archive.CreateEntry("archive/data.pkl").Open())
            stream.Write(pickle);
        for (var i = 0; i < storages.Length; i++)
        {
            using var stream = archive.CreateEntry($"archive/data/{i}", CompressionLevel.Optimal).Open();
            storages[i](stream);
        }
    }

    /// <summary>As PyTorch wrote them before version 1.6: a checkpoint with the state dict of a network trained in parallel, one storage.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="values">Of the storage of <c>module.weight</c>, [n].</param>
    public static void WriteLegacy(string path, params float[] values)
    {
        var inside = StateDict(("module.weight", 0, values.Length, 0, [values.Length], [1]));
        var pickle = new List<byte> { 0x80, 2, (byte)'}' };
        Text(pickle, "state_dict");
        pickle.AddRange(inside.AsSpan(2, inside.Length - 3));
        pickle.Add((byte)'s');
        Text(pickle, "epoch");
        Number(pickle, 7);
        pickle.AddRange("s."u8);
        var keys = new List<byte> { 0x80, 2, (byte)']' };
        Text(keys, "0");
        keys.AddRange("a."u8);
        byte[] magic = [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, (byte)'.'], protocol = [0x80, 2, (byte)'M', 0xE9, 3, (byte)'.'], system = [0x80, 2, (byte)'}', (byte)'.'];
        File.WriteAllBytes(path, [.. magic, .. protocol, .. system, .. pickle, .. keys, .. BitConverter.GetBytes((long)values.Length), .. values.SelectMany(BitConverter.GetBytes)]);
    }

    private static void Global(List<byte> pickle, string module, string name) => pickle.AddRange(Encoding.ASCII.GetBytes($"c{module}\n{name}\n"));

    private static void Text(List<byte> pickle, string text)
    {
        pickle.Add((byte)'X');
        pickle.AddRange(BitConverter.GetBytes(text.Length));
        pickle.AddRange(Encoding.ASCII.GetBytes(text));
    }

    private static void Number(List<byte> pickle, int number)
    {
        pickle.Add((byte)'J');
        pickle.AddRange(BitConverter.GetBytes(number));
    }

    private static void Tuple(List<byte> pickle, int[] numbers)
    {
        pickle.Add((byte)'(');
        foreach (var number in numbers)
            Number(pickle, number);
        pickle.Add((byte)'t');
    }
}
