using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Architectures.Text;

/// <summary>The shape of an input as words: <c>3 32 32</c>, and with the batch where it is not first, <c>35 B 200</c>.</summary>
internal static class InputText
{
    private const string Batch = "B";

    /// <summary>The words, whatever joins them.</summary>
    public static IReadOnlyList<string> Words(IEnumerable<long> sizes, int batchDimension)
    {
        var words = sizes.Select(Word.Of).ToList();
        if (batchDimension > 0)
            words.Insert(batchDimension, Batch);
        return words;
    }

    public static (long[] Sizes, int BatchDimension) Read(IEnumerable<string> words)
    {
        var all = words.ToList();
        return (all.Where(static w => w != Batch).Select(Word.Long).ToArray(), System.Math.Max(all.IndexOf(Batch), 0));
    }
}
