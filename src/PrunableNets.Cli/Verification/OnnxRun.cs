using System;
using System.IO;
using System.Linq;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Cli.Verification;

/// <summary>A forward in ONNX Runtime.</summary>
internal static class OnnxRun
{
    /// <exception cref="InvalidDataException">It is no model that ONNX Runtime takes, or takes other inputs.</exception>
    public static Tensor Forward(string path, Tensor[] inputs)
    {
        try
        {
            using var settings = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            using var session = new InferenceSession(path, settings);
            using var options = new RunOptions();
            OrtValue[] values = [.. inputs.Select(Value)];
            using var results = session.Run(options, [.. session.InputNames.Take(values.Length)], values, session.OutputNames);
            var output = tensor(results[0].GetTensorDataAsSpan<float>().ToArray()).reshape(results[0].GetTensorTypeAndShape().Shape);
            Array.ForEach(values, static v => v.Dispose());
            return output;
        }
        catch (OnnxRuntimeException exception)
        {
            throw new InvalidDataException($"ONNX Runtime refuses '{path}': {exception.Message}", exception);
        }
    }

    private static OrtValue Value(Tensor tensor) => tensor.dtype == ScalarType.Int64
        ? OrtValue.CreateTensorValueFromMemory(tensor.contiguous().data<long>().ToArray(), tensor.shape)
        : OrtValue.CreateTensorValueFromMemory(tensor.contiguous().data<float>().ToArray(), tensor.shape);
}
