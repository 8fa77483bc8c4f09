using System.IO;
using System.Text;
using PrunableNets.Formats;

namespace PrunableNets;

// Apart from the rest, because a source generator may not touch files and links the other parts only.
public sealed partial class PlanFile
{
    // A plan of a hundred thousand channels has less than one.
    private const int MostBytes = 8 << 20;

    /// <summary>Reads a plan file.</summary>
    /// <exception cref="PlanFileException">The file is not a plan file, or has more than 8 MB; the message starts with its path.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PlanFile Load(string path)
    {
        try
        {
            return Parse(ReadText(path));
        }
        catch (PlanFileException e)
        {
            throw e.In(path);
        }
    }

    private static string ReadText(string path)
    {
        using var stream = File.OpenRead(path);
        if (stream.Length > MostBytes)
            throw new PlanFileException($"the file has {stream.Length} bytes, and plan files have up to {MostBytes}. It is none, or is damaged: fetch it again, or prune again to write it anew");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Writes the file whole or not at all: to a temporary file beside it, which then takes its name.</summary>
    /// <exception cref="IOException">It was not written; what it held before is still there.</exception>
    public void Save(string path)
    {
        var text = Encoding.UTF8.GetBytes(ToJson());
        AtomicFile.Write(path, stream => stream.Write(text, 0, text.Length));
    }
}
