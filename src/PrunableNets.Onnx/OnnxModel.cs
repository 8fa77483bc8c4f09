using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Google.Protobuf;
using global::Onnx;
using PrunableNets.Formats;

namespace PrunableNets.Onnx;

/// <summary>A network as an ONNX model, with its weights.</summary>
public sealed class OnnxModel
{
    /// <summary>What a protobuf message can hold at most is 2 GiB; the rest of the model needs some of it.</summary>
    private const long LargestMessage = int.MaxValue - (64L << 20);

    /// <summary>Tensors smaller than this stay in the model.</summary>
    private const int LeastExternal = 1024;

    internal OnnxModel(ModelProto message) => Message = message;

    /// <summary>Reads a model. Weights in a second file stay there.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no ONNX model, or it is damaged.</exception>
    public static OnnxModel Load(string path)
    {
        try
        {
            var message = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
            return message.Graph is { Node.Count: > 0 } ? new OnnxModel(message) : throw new InvalidDataException($"'{path}' is no ONNX model, it has no graph.");
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidDataException($"'{path}' is no ONNX model, or it is damaged: {e.Message}", e);
        }
    }

    /// <summary>The model as ONNX's own message.</summary>
    public ModelProto Message { get; }

    /// <summary>The metadata: model, form, fingerprint, widths, parameters, FLOPs by convention, and what the caller gave.</summary>
    public IReadOnlyDictionary<string, string> Metadata => Message.MetadataProps.DistinctBy(static p => p.Key).ToDictionary(static p => p.Key, static p => p.Value);

    /// <summary>
    /// Writes the model. Where the weights are too many for one file - beyond 2 GiB - they go into a second one beside it, of the same
    /// name with <c>.data</c> behind it.
    /// </summary>
    /// <param name="path">The file, which is replaced whole or not at all.</param>
    /// <param name="largestFile">From how many bytes on weights go into the second file; null for what one file can hold.</param>
    /// <exception cref="IOException">A file cannot be written; what it held before it still holds.</exception>
    public void Save(string path, long? largestFile = null)
    {
        if (Message.Graph.Initializer.Sum(static t => (long)t.RawData.Length) <= Math.Min(largestFile ?? LargestMessage, LargestMessage))
        {
            AtomicFile.Write(path, stream => Message.WriteTo(stream));
            return;
        }
        var outside = Message.Clone();
        var large = outside.Graph.Initializer.Where(static t => t.RawData.Length >= LeastExternal).ToArray();
        var data = path + ".data";
        AtomicFile.Write(data, stream =>
        {
            foreach (var tensor in large)
            {
                MoveOut(tensor, Path.GetFileName(data), stream.Position, stream);
            }
        });
        AtomicFile.Write(path, stream => outside.WriteTo(stream));
    }

    private static void MoveOut(TensorProto tensor, string location, long offset, Stream stream)
    {
        var bytes = tensor.RawData;
        bytes.WriteTo(stream);
        tensor.ExternalData.Add(Entry("location", location));
        tensor.ExternalData.Add(Entry("offset", offset.ToString(CultureInfo.InvariantCulture)));
        tensor.ExternalData.Add(Entry("length", bytes.Length.ToString(CultureInfo.InvariantCulture)));
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        tensor.RawData = ByteString.Empty;
    }

    private static StringStringEntryProto Entry(string key, string value) => new() { Key = key, Value = value };
}
