using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using PrunableNets.LibTorch.Tests.Support;

namespace PrunableNets.LibTorch.Tests.Conformance;

/// <summary>TorchSharp's API listing, in the form that <see cref="Signatures"/> writes.</summary>
internal static partial class ApiListing
{
    internal static HashSet<string> Read() => File.ReadLines(SharedFiles.ApiListing).Select(line => Line(line.Split('\t'))).ToHashSet();

    private static string Line(string[] row)
    {
        var (owner, kind, access, type, name, text) = (row[0], row[1], row[2], row[3], row[4], Modifiers().Replace(row.Length > 6 ? row[6] : "", ""));
        return kind switch
        {
            "type" => $"{owner}\ttype",
            "enum-member" => $"{owner}\tenum-member\t{name}\t{text}",
            "ctor" => $"{owner}\tctor\t{access}\t.ctor\t{text}",
            "field" => $"{owner}\tfield\t{access}\t{type}\t{name}",
            _ => $"{owner}\t{kind}\t{access}\t{type}\t{name}\t{text}",
        };
    }

    [GeneratedRegex(@"( (virtual|override|abstract|sealed|static))*( where .*)?$")]
    private static partial Regex Modifiers();
}
