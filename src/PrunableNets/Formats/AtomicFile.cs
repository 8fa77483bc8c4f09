using System;
using System.IO;

namespace PrunableNets.Formats;

/// <summary>Writes a file so that readers, and the machine after a power cut, see the old content or the new, never a part.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a temporary file beside <paramref name="path"/>, then renames it over it; leaves nothing behind on failure.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        // Beside the target, because a rename is atomic only within one file system.
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
