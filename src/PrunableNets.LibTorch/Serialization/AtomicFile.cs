using System;
using System.IO;

namespace TorchSharp.Serialization;

internal static class AtomicFile
{
    /// <summary>Writes beside the file and renames, so that a reader never sees half a file.</summary>
    internal static void Write(string location, Action<Stream> write)
    {
        var temporary = $"{location}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = File.Create(temporary))
                write(stream);
            File.Move(temporary, location, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
