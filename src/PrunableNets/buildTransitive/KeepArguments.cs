// Compiled by MSBuild in the user's build, for whatever framework that runs on.
using System;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Copies an assembly and sets Default and DisableOptimizations in its DebuggableAttribute.</summary>
public class KeepArguments : Task
{
    // The attribute's value: its length, the prolog, DebuggingModes, no named arguments (ECMA-335, II.23.3). The runtime heeds
    // DisableOptimizations only beside Default.
    private static readonly byte[] Optimized = { 8, 1, 0, 0x02, 0, 0, 0, 0, 0 };
    private static readonly byte[] Unoptimized = { 8, 1, 0, 0x03, 1, 0, 0, 0, 0 };

    public string Source { get; set; }

    public string Destination { get; set; }

    public override bool Execute()
    {
        var bytes = File.ReadAllBytes(Source);
        var place = Find(bytes, 0);
        if (place < 0 || Find(bytes, place + 1) >= 0)
        {
            Log.LogWarning("{0} has no DebuggableAttribute of the kind this build knows (TorchSharp 0.107.0), so it is used as it is: its native calls may lose a Scalar to the garbage collector.", Source);
            return true;
        }
        Unoptimized.CopyTo(bytes, place);
        Directory.CreateDirectory(Path.GetDirectoryName(Destination));
        var temporary = Destination + "." + Guid.NewGuid().ToString("N");
        File.WriteAllBytes(temporary, bytes);
        if (File.Exists(Destination))
            File.Delete(Destination);
        File.Move(temporary, Destination);
        return true;
    }

    private static int Find(byte[] bytes, int start)
    {
        for (var i = start; i + Optimized.Length <= bytes.Length; i++)
        {
            var length = 0;
            while (length < Optimized.Length && bytes[i + length] == Optimized[length])
                length++;
            if (length == Optimized.Length)
                return i;
        }
        return -1;
    }
}
