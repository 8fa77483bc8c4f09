using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Architectures.Text;

/// <summary>Collects an architecture from its lines.</summary>
internal sealed class ArchitectureReader
{
    private readonly List<(long[] Sizes, int BatchDimension)> inputs = [];
    private readonly List<LayerInfo> layers = [];
    private readonly List<ChannelGroup> groups = [];
    private readonly List<ResidualBranch> branches = [];
    private readonly List<ResidualAddition> additions = [];
    private readonly List<StateEntry> state = [];
    private readonly Dictionary<FlopsConvention, CostPolynomial> flops = [];
    private readonly List<IReadOnlyList<string>> shared = [];
    private readonly List<ChannelLayout> layouts = [];
    private readonly List<GraphNode> nodes = [];
    private int output = -1;
    private string model = "";
    private string fingerprint = "";
    private string source = "";
    private CostPolynomial? parameters;
    private CostPolynomial activations = new(0, []);

    /// <exception cref="FormatException">A line is not an architecture's.</exception>
    public Architecture Read(string text)
    {
        foreach (var line in text.Split('\n').Select(static l => l.TrimEnd('\r')))
        {
            try
            {
                ReadLine(line);
            }
            catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException or IndexOutOfRangeException)
            {
                throw new FormatException($"'{line}' is not a line of an architecture: {exception.Message}", exception);
            }
        }
        return new Architecture
        {
            Model = model,
            Fingerprint = fingerprint,
            SourcePath = source,
            Inputs = inputs.Select(static i => i.Sizes).ToArray(),
            BatchDimensions = inputs.Select(static i => i.BatchDimension).ToArray(),
            Layers = layers,
            Groups = groups,
            Branches = branches,
            Additions = additions,
            State = state,
            SharedWeights = shared,
            Parameters = parameters ?? throw new FormatException("The architecture has no line 'parameters'."),
            Activations = activations,
            Flops = flops,
            Graph = nodes.Count == 0 ? ForwardGraph.Empty : new ForwardGraph(nodes, output),
        };
    }

    private void ReadLine(string line)
    {
        var words = line.Split(' ');
        switch (words[0])
        {
            case "model": model = Word.Unescape(words[1]); break;
            case "fingerprint": fingerprint = words[1]; break;
            case "source": source = Word.Unescape(words[1]); break;
            case "input": inputs.Add(InputText.Read(words.Skip(1))); break;
            case "layer": layers.Add(new LayerInfo(Word.Unescape(words[1]), words[2], words[3], Word.Long(words[4]))); break;
            case "group": groups.Add(ReadGroup(words)); break;
            case "branch": branches.Add(new ResidualBranch(Word.Unescape(words[1]), Word.Ints(words[2]), Word.Ints(words[3]), words.Skip(4).Select(Word.Unescape).ToArray())); break;
            case "addition": additions.Add(AdditionText.Read(words)); break;
            case "state": state.AddRange(StateText.Read([.. words.Skip(1)])); break;
            case "shared": shared.Add(words.Skip(1).Select(Word.Unescape).ToArray()); break;
            case "parameters": parameters = PolynomialText.Read(line.Substring(words[0].Length + 1), groups.Count); break;
            case "activations": activations = PolynomialText.Read(line.Substring(words[0].Length + 1), groups.Count); break;
            case "layout": layouts.Add(LayoutText.Read(words[1]).Layout!); break;
            case "node": nodes.Add(GraphText.Read(words, layouts)); break;
            case "output": output = Word.Int(words[1]); break;
            case "flops": flops.Add((FlopsConvention)Enum.Parse(typeof(FlopsConvention), words[1]), PolynomialText.Read(line.Substring(words[0].Length + words[1].Length + 2), groups.Count)); break;
            default: throw new FormatException($"'{words[0]}' is not known");
        }
    }

    private ChannelGroup ReadGroup(string[] words)
    {
        var offset = groups.Sum(static g => g.Channels);
        return words.Length == 3
            ? new ChannelGroup(groups.Count, Word.Unescape(words[1]), Word.Int(words[2]), offset)
            : new ChannelGroup(groups.Count, Word.Unescape(words[1]), Word.Int(words[2]), offset, Word.Int(words[3]), Word.Int(words[4]));
    }
}
