using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

// WithOnnxRuntime FOLDER: the class of each image in FOLDER/images.bin, by the model FOLDER/FigureNet.onnx
const int Pixels = 3 * 32 * 32;
const int Classes = 10;
using var session = new InferenceSession(Path.Combine(args[0], "FigureNet.onnx"));
var pixels = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(args[0], "images.bin"))).ToArray();
Run(pixels[..Pixels]);
Console.Error.WriteLine($"first image {(DateTime.Now - Process.GetCurrentProcess().StartTime).TotalMilliseconds:F0} ms after the start");

foreach (var scores in Run(pixels).Chunk(Classes))
    Console.WriteLine(Array.IndexOf(scores, scores.Max()));

float[] Run(float[] images)
{
    using var input = OrtValue.CreateTensorValueFromMemory(images, [images.Length / Pixels, 3, 32, 32]);
    using var options = new RunOptions();
    using var outputs = session.Run(options, session.InputNames, [input], session.OutputNames);
    return outputs[0].GetTensorDataAsSpan<float>().ToArray();
}
