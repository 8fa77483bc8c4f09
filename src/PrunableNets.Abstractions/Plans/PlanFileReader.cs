using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Plans.Json;

namespace PrunableNets;

/// <summary>Turns a document into a plan file and refuses what a plan cannot be.</summary>
internal static class PlanFileReader
{
    private static readonly FlopsConvention[] Conventions = (FlopsConvention[])Enum.GetValues(typeof(FlopsConvention));

    public static PlanFile Read(JsonNode document)
    {
        var root = Members(document);
        // An unknown schema may have other keys, so it is told before they are.
        var schema = Get(document, root, "schema");
        if (Integer(schema) != PlanFile.SchemaVersion)
            throw schema.Error($"schema {Integer(schema)} is not known; this version reads schema {PlanFile.SchemaVersion}");
        AllowOnly(root, "schema", "model", "fingerprint", "groups", "flops", "parameters", "provenance");
        return new PlanFile
        {
            Model = Text(Get(document, root, "model")),
            Fingerprint = Text(Get(document, root, "fingerprint")),
            Groups = [.. Items(Get(document, root, "groups")).Select(Group)],
            Flops = [.. Members(Get(document, root, "flops")).Select(static f => new PlanFileFlops(Convention(f), Total(f.Value)))],
            Parameters = Total(Get(document, root, "parameters")),
            Provenance = [.. Members(Get(document, root, "provenance")).Select(static p => new KeyValuePair<string, string>(p.Key, Text(p.Value)))],
        };
    }

    private static PlanFileGroup Group(JsonNode node)
    {
        var members = Members(node);
        AllowOnly(members, "name", "channels", "kept");
        var channels = Get(node, members, "channels");
        var count = Integer(channels);
        if (count is < 1 or > int.MaxValue)
            throw channels.Error($"a group cannot have {count} channels");
        return new PlanFileGroup(Text(Get(node, members, "name")), (int)count, Kept(Get(node, members, "kept"), count));
    }

    private static int[] Kept(JsonNode node, long channels)
    {
        var items = Items(node);
        var kept = new int[items.Count];
        for (var i = 0; i < kept.Length; i++)
        {
            var channel = Integer(items[i]);
            if (channel < 0 || channel >= channels)
                throw items[i].Error($"the group has {channels} channels, there is no channel {channel}");
            if (i > 0 && channel <= kept[i - 1])
                throw items[i].Error($"the kept channels must ascend, but {channel} follows {kept[i - 1]}");
            kept[i] = (int)channel;
        }
        return kept;
    }

    private static DenseSlim Total(JsonNode node)
    {
        var members = Members(node);
        AllowOnly(members, "dense", "slim");
        return new DenseSlim(Integer(Get(node, members, "dense")), Integer(Get(node, members, "slim")));
    }

    private static FlopsConvention Convention(KeyValuePair<string, JsonNode> member)
    {
        // Not Enum.TryParse, which also takes numbers and other casings.
        foreach (var convention in Conventions)
            if (convention.ToString() == member.Key)
                return convention;
        throw member.Value.Error($"'{member.Key}' is not a FLOPs convention; they are {string.Join(", ", Conventions)}");
    }

    private static JsonNode Get(JsonNode owner, IReadOnlyList<KeyValuePair<string, JsonNode>> members, string key)
    {
        foreach (var member in members)
            if (member.Key == key)
                return member.Value;
        throw owner.Error($"'{key}' is missing");
    }

    private static void AllowOnly(IReadOnlyList<KeyValuePair<string, JsonNode>> members, params string[] keys)
    {
        foreach (var member in members)
            if (!keys.Contains(member.Key))
                throw member.Value.Error($"the key is not known here; known are {string.Join(", ", keys)}");
    }

    private static IReadOnlyList<KeyValuePair<string, JsonNode>> Members(JsonNode node) =>
        node is JsonObject o ? o.Members : throw Wrong(node, "an object");

    private static IReadOnlyList<JsonNode> Items(JsonNode node) => node is JsonArray a ? a.Items : throw Wrong(node, "a list");

    private static string Text(JsonNode node) => node is JsonString s ? s.Value : throw Wrong(node, "a string");

    private static long Integer(JsonNode node) => node is JsonInteger i ? i.Value : throw Wrong(node, "a whole number");

    private static PlanFileException Wrong(JsonNode node, string expected) => node.Error($"expected {expected}, found {node.Kind}");
}
