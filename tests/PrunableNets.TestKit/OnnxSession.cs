using System;
using System.Collections.Generic;
using System.Linq;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using PrunableNets.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.TestKit;

/// <summary>A model in ONNX Runtime.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession session;

    public OnnxSession(OnnxModel model)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        session = new InferenceSession(model.Message.ToByteArray(), options);
    }

    public OnnxSession(string path) => session = new InferenceSession(path);

    public IReadOnlyDictionary<string, string> Metadata => session.ModelMetadata.CustomMetadataMap;

    public Tensor Run(params Tensor[] inputs)
    {
        var names = session.InputNames;
        var values = inputs.Select(static t => Value(t)).ToArray();
        using var options = new RunOptions();
        using var results = session.Run(options, names.Take(inputs.Length).ToArray(), values, session.OutputNames);
        var shape = results[0].GetTensorTypeAndShape().Shape;
        var data = results[0].GetTensorDataAsSpan<float>().ToArray();
        foreach (var value in values)
            value.Dispose();
        return tensor(data).reshape(shape);
    }

    public void Dispose() => session.Dispose();

    private static OrtValue Value(Tensor tensor)
    {
        using var own = tensor.contiguous();
        return own.dtype == ScalarType.Int64
            ? OrtValue.CreateTensorValueFromMemory(own.data<long>().ToArray(), own.shape)
            : OrtValue.CreateTensorValueFromMemory(own.data<float>().ToArray(), own.shape);
    }
}
