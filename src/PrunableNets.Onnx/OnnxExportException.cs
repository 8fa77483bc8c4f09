using System;

namespace PrunableNets.Onnx;

/// <summary>
/// A network cannot be written as an ONNX model; the message names the layer or operation, and the way out where there is one.
/// </summary>
public sealed class OnnxExportException : Exception
{
    public OnnxExportException(string message) : base(message)
    {
    }
}
