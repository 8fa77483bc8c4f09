using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using Ship;
using static TorchSharp.torch;

// WithTorchSharp FOLDER: the class of each image in FOLDER/images.bin, by the weights in FOLDER/FigureNet.dat
using var network = FigureNetSlim.Load(Path.Combine(args[0], "FigureNet.dat"));
using var withoutGradients = no_grad();
var pixels = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(args[0], "images.bin"))).ToArray();
using var first = tensor(pixels[..(3 * 32 * 32)], [1, 3, 32, 32]);
network.call(first).Dispose();
Console.Error.WriteLine($"first image {(DateTime.Now - Process.GetCurrentProcess().StartTime).TotalMilliseconds:F0} ms after the start");

using var images = tensor(pixels, [pixels.Length / (3 * 32 * 32), 3, 32, 32]);
using var classes = network.call(images).argmax(1);
foreach (var found in classes.data<long>())
    Console.WriteLine(found);
