using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Architectures.Text;

/// <summary>
/// Entries of the state dict as lines: <c>conv1.weight o:g0[0..16] i:fixed[0..3] * *</c>. Entries of one module that follow each other and have
/// the same dimensions, as those of a norm do, are on one line, their names joined by commas.
/// </summary>
internal static class StateText
{
    public static IEnumerable<string> Write(IEnumerable<StateEntry> entries)
    {
        (string Module, string Dimensions)? last = null;
        var line = "";
        foreach (var entry in entries)
        {
            var dot = entry.Key.LastIndexOf('.') + 1;
            var (module, name) = (entry.Key.Substring(0, dot), Name(entry.Key.Substring(dot)));
            var dimensions = string.Concat(entry.Dimensions.Zip(entry.Roles, LayoutText.Write).Select(static d => " " + d));
            if (last == (module, dimensions))
            {
                line += "," + name;
                continue;
            }
            if (last is not null)
                yield return line + last.Value.Dimensions;
            last = (module, dimensions);
            line = Name(module) + name;
        }
        if (last is not null)
            yield return line + last.Value.Dimensions;
    }

    /// <param name="words">Keys, then a word a dimension.</param>
    public static IEnumerable<StateEntry> Read(IReadOnlyList<string> words)
    {
        var dimensions = words.Skip(1).Select(LayoutText.Read).ToArray();
        var layouts = dimensions.Select(static d => d.Layout).ToArray();
        var roles = dimensions.Select(static d => d.Role).ToArray();
        var names = words[0].Split(',');
        var module = Word.Unescape(names[0].Substring(0, names[0].LastIndexOf('.') + 1));
        names[0] = names[0].Substring(names[0].LastIndexOf('.') + 1);
        return names.Select(name => new StateEntry(module + Word.Unescape(name), layouts) { Roles = roles });
    }

    /// <summary>A comma would end it.</summary>
    private static string Name(string name) => Word.Escape(name).Replace(",", "%2C");
}
