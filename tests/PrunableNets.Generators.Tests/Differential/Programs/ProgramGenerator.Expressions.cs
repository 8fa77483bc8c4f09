using System.Globalization;

namespace PrunableNets.Generators.Tests.Differential.Programs;

/// <content>Expressions of a type.</content>
internal sealed partial class ProgramGenerator
{
    private static readonly string[] Logged = ["int", "long", "double", "string", "bool", "byte", "char", "int?", "Kit.Point", "Kit.Rec", "Kit.Color", "(int, long)", "int[]", "IEnumerable<int>", "uint", "short", "Kit.Flags", "Kit.Cell", "decimal", "float"];

    /// <summary>In parentheses, so that it can stand anywhere, and with its type where the compiler could not tell.</summary>
    private string Expression(string type, int depth) => Variable(type) is { } known && (depth <= 0 || Chance(0.3)) ? known
        : type is "int?" or "byte" or "short" ? $"(({type})({Made(type, depth)}))"
        : $"({Made(type, depth)})";

    private string Made(string type, int depth)
    {
        var d = depth - 1;
        string E(string t) => Expression(t, d);
        if (depth <= 0)
            return Leaf(type);
        switch (type)
        {
            case "int":
                return Int(d);
            case "long":
                return One<System.Func<string>>(() => $"((long){E("int")} * {E("int")})", () => $"({E("long")} {One("+", "-", "*", "^", "|")} {E("int")})", () => $"({E("long")} >> {E("int")})", () => $"{E("Kit.Point")}.Y", () => $"(long){E("double")}", () => $"{E("(int, long)")}.Item2", () => $"Math.Abs({E("long")} % 1000)")();
            case "double":
                return One<System.Func<string>>(() => $"({E("double")} {One("+", "-", "*", "/")} {E("int")})", () => $"Math.Sqrt(Math.Abs({E("int")} % 1000))", () => $"(double){E("long")}", () => $"Math.Floor({E("double")})", () => $"Math.Round({E("double")}, MidpointRounding.AwayFromZero)", () => $"((double){E("float")})")();
            case "float":
                return One<System.Func<string>>(() => $"({E("float")} * {E("int")})", () => $"(float){E("double")}", () => $"({E("float")} / 3f)")();
            case "decimal":
                return One<System.Func<string>>(() => $"({E("decimal")} + {E("int")})", () => $"Math.Round({E("decimal")} / 7m, 3)", () => $"(decimal)({E("int")} % 100)")();
            case "byte":
                return One<System.Func<string>>(() => $"unchecked((byte){E("int")})", () => $"(byte)({E("byte")} + {E("byte")})", () => $"checked((byte)({E("int")} % 300))")();
            case "short":
                return $"unchecked((short)({E("int")} * {E("short")}))";
            case "uint":
                return One<System.Func<string>>(() => $"unchecked((uint){E("int")})", () => $"({E("uint")} >> ({E("int")} & 31))", () => $"({E("uint")} / 3u)")();
            case "char":
                return One<System.Func<string>>(() => $"(char)('a' + Math.Abs({E("int")} % 26))", () => $"char.ToUpperInvariant({E("char")})", () => $"(({E("string")} ?? \"n\") + \"z\")[0]")();
            case "bool":
                return Bool(d);
            case "string":
                return Text(d);
            case "int?":
                return One<System.Func<string>>(() => $"({E("bool")} ? (int?){E("int")} : null)", () => $"({E("int?")} + {E("int?")})", () => $"({E("int?")} ?? {E("int")})", () => $"(int?)null")();
            case "int[]":
                return One<System.Func<string>>(() => $"new[] {{ {E("int")}, {E("int")}, {E("int")} }}", () => $"(new int[{random.Next(1, 5)}])", () => $"{E("IEnumerable<int>")}.ToArray()", () => $"(int[])[.. {E("int[]")}, {E("int")}]", () => $"{E("int[]")}[..^0]")();
            case "List<int>":
                return One<System.Func<string>>(() => $"new List<int> {{ {E("int")}, {E("int")} }}", () => $"{E("IEnumerable<int>")}.ToList()", () => $"new List<int>({E("int[]")})")();
            case "IEnumerable<int>":
                return Sequence(d);
            case "Dictionary<string, int>":
                return $"new Dictionary<string, int> {{ [\"a\"] = {E("int")}, [{E("string")} + \"k\"] = {E("int")} }}";
            case "Kit.Point":
                return One<System.Func<string>>(() => $"new Kit.Point({E("int")}, {E("int")})", () => $"({E("Kit.Point")} + {E("Kit.Point")})", () => $"(Kit.Point){E("int")}", () => "default(Kit.Point)", () => $"({E("bool")} ? {E("Kit.Point")} : {E("Kit.Point")})", () => $"({E("Kit.Point")} + {E("int")})")();
            case "Kit.Cell":
                return One<System.Func<string>>(() => $"new Kit.Cell({E("int")}, {E("Kit.Point")})", () => $"({E("Kit.Cell")} with {{ A = {E("int")} }})")();
            case "Kit.Rec":
                return One<System.Func<string>>(() => $"new Kit.Rec({E("int")}, {E("string")})", () => $"new Kit.Sub({E("int")}, {E("string")}, {E("int")})", () => $"({E("Kit.Rec")} with {{ A = {E("int")} }})")();
            case "Kit.Shape":
                return One<System.Func<string>>(() => "new Kit.Box()", () => "new Kit.Tall()", () => $"new Kit.Box {{ Size = {E("int")}, [1] = {E("int")} }}", () => $"new Kit.Tall {{ Name = {E("string")}, Size = {E("int")} }}")();
            case "(int, long)":
                return One<System.Func<string>>(() => $"({E("int")}, {E("long")})", () => $"Kit.Pick({E("bool")}, {E("(int, long)")}, {E("(int, long)")})")();
            case "Kit.Color":
                return One<System.Func<string>>(() => $"({E("bool")} ? Kit.Color.Red : Kit.Color.Blue)", () => $"(Kit.Color)({E("int")} % 11)", () => $"({E("Kit.Color")} + 1)")();
            case "Kit.Flags":
                return One<System.Func<string>>(() => $"({E("Kit.Flags")} | Kit.Flags.C)", () => $"({E("Kit.Flags")} & ~Kit.Flags.A)", () => $"({E("Kit.Flags")} ^ Kit.Flags.Both)", () => "Kit.Flags.B")();
            case "Func<int, int>":
                return One<System.Func<string>>(() => Lambda("x", d), () => $"{E("Kit.Shape")}.Plus")();
            default:
                return Leaf(type);
        }
    }

    /// <summary>A variable or a value; numbers go through a method, because the compiler would refuse constants that overflow.</summary>
    private string Leaf(string type) => Variable(type) ?? (type is "int" or "long" or "double" or "float" or "decimal" or "byte" or "short" or "uint" ? $"Kit.Of({Literal(type)})" : Literal(type));

    private string Literal(string type) => type switch
    {
        "int" => One("0", "1", "2", "-3", "7", "12", "64", "int.MaxValue", "-1", random.Next(-500, 500).ToString(CultureInfo.InvariantCulture)),
        "long" => One("5L", "-2L", "3000000000L"),
        "double" => One("0.5", "-2.25", "1e10", "double.NaN"),
        "float" => One("0.1f", "3f"),
        "decimal" => One("1.10m", "-3m"),
        "byte" => One("(byte)200", "(byte)3"),
        "short" => One("(short)-7", "(short)300"),
        "uint" => One("5u", "4000000000u"),
        "char" => One("'q'", "'0'"),
        "bool" => One("true", "false"),
        "string" => One("\"ab\"", "\"\"", "\"Wide\"", "\"x,y\""),
        "int?" => One("(int?)null", "(int?)4"),
        "int[]" => "new[] { 4, 8, 15 }",
        "List<int>" => "new List<int> { 1, 2 }",
        "IEnumerable<int>" => "Enumerable.Range(2, 3)",
        "Dictionary<string, int>" => "new Dictionary<string, int> { [\"b\"] = 2 }",
        "Kit.Point" => "new Kit.Point(1, 2)",
        "Kit.Cell" => "new Kit.Cell(1, 2)",
        "Kit.Rec" => "new Kit.Rec(1, \"r\")",
        "Kit.Shape" => "new Kit.Tall()",
        "(int, long)" => "(1, 2L)",
        "Kit.Color" => "Kit.Color.Green",
        "Kit.Flags" => "Kit.Flags.A",
        _ => "x => x",
    };

    private string Lambda(string parameter, int depth)
    {
        variables.Add((parameter, "int"));
        var body = Expression("int", depth);
        variables.RemoveAt(variables.Count - 1);
        return $"{parameter} => {body}";
    }

    private string Int(int d)
    {
        string E(string t) => Expression(t, d);
        return random.Next(30) switch
        {
            0 => $"({E("int")} {One("+", "-", "*", "&", "|", "^")} {E("int")})",
            1 => $"({E("int")} {One("/", "%")} {E("int")})",
            2 => $"({E("int")} {One("<<", ">>", ">>>")} {E("int")})",
            3 => $"checked({E("int")} {One("+", "*", "-")} {E("int")})",
            4 => $"(int){E(One("long", "double", "byte", "uint", "Kit.Color", "short", "char"))}",
            5 => $"({E("bool")} ? {E("int")} : {E("int")})",
            6 => $"{E("int[]")}[{E("int")} & 1]",
            7 => $"{E("List<int>")}.Count",
            8 => $"({E("string")} ?? \"\").Length",
            9 => Variable("int") is { } v ? One($"{v}++", $"++{v}", $"--{v}", $"({v} += {E("int")})", $"({v} = {E("int")})") : "3",
            10 => Variable("Kit.Point") is { } p ? $"{p}.Move({E("int")})" : $"{E("Kit.Point")}.X",
            11 => $"{E("Kit.Rec")}.Weight(right: {E("int")}, left: {E("int")})",
            12 => $"{E("Kit.Shape")}.Area({E("int")}, {E("int")})",
            13 => $"{E("Kit.Shape")}.Area(height: {E("int")}, width: {E("int")})",
            14 => Variable("int") is { } r ? $"Kit.Mix(ref {r}, {E("int")})" : "4",
            15 => $"(Kit.Halve({E("int")}, out var {NewNameFor(out var half)}) ? {half} : -{half})",
            16 => $"{E("IEnumerable<int>")}.{One("Count()", "Sum(x => x % 7)", "FirstOrDefault()", "Take(2).LastOrDefault(-1)", "Aggregate(1, (a, b) => unchecked(a * 3 + b))", "Where((x, i) => i % 2 == 0).Count(x => x > 2)", "DefaultIfEmpty(4).Max()")}",
            17 => $"Math.{One("Max", "Min")}({E("int")}, {E("int")})",
            18 => $"Math.Clamp({E("int")}, -20, 90)",
            19 => $"({E("int?")} ?? {E("int")})",
            20 => $"{E("string")} switch {{ \"ab\" => {E("int")}, {{ Length: > 3 }} s{names} => s{names++}.Length, null => -9, _ => {E("int")} }}".Insert(0, "(") + ")",
            21 => $"({E("int")} is > 3 and < 60 or -3 ? {E("int")} : 8)",
            22 => $"({E("int[]")} is [var h{names}, .., var t{names}] ? h{names} - t{names++} : 6)",
            23 => $"Kit.Named({E("int")}, c: {E("int")})",
            24 => $"Kit.Named(c: {E("int")}, a: {E("int")}, b: {E("int")})",
            25 => $"((Kit.IScale){E("Kit.Shape")}).{One($"Scale({E("int")})", $"Twice({E("int")} % 1000)")}",
            26 => $"new Kit.Holder<int>({E("int")}).Value",
            27 => $"Kit.Fail({E("int")})",
            28 => $"{E("(int, long)")}.Item1",
            _ => $"new Func<int, int>({E("Func<int, int>")})({E("int")} % 50)",
        };
    }

    private string NewNameFor(out string name) => name = NewName();

    private string Bool(int d)
    {
        string E(string t) => Expression(t, d);
        return random.Next(12) switch
        {
            0 => $"({E("int")} {One("<", "<=", ">", "==", "!=")} {E("int")})",
            1 => $"({E("double")} {One("<", ">=", "==")} {E("double")})",
            2 => $"({E("string")} == {E("string")})",
            3 => $"({E("Kit.Rec")} == {E("Kit.Rec")})",
            4 => $"({E("bool")} {One("&&", "||", "^", "&")} {E("bool")})",
            5 => $"!{E("bool")}",
            6 => $"({E("Kit.Shape")} is Kit.Tall)",
            7 => $"({E("int?")} {One("<", ">", "==")} {E("int?")})",
            8 => $"{E("List<int>")}.Contains({E("int")})",
            9 => $"({E("(int, long)")} == ({E("int")}, {E("int")}))",
            10 => $"{E("Kit.Cell")}.Equals({E("Kit.Cell")})",
            _ => $"{E("Kit.Flags")}.HasFlag({E("Kit.Flags")})",
        };
    }

    private string Text(int d)
    {
        string E(string t) => Expression(t, d);
        return random.Next(17) switch
        {
            0 => $"({E("string")} + {E("int")})",
            1 => $"$\"{{{E("int")},{random.Next(-6, 6)}:D3}};{{{E("Kit.Color")}}}\"",
            2 => $"{E("Kit.Point")}.ToString()",
            3 => $"{E("Kit.Rec")}.ToString()",
            4 => $"Kit.Over({E(One("int", "long", "short", "bool", "byte", "char"))})",
            5 => $"Kit.Over({E("int")}, {E("int")})",
            6 => $"string.Join(\"-\", {E(One("int[]", "IEnumerable<int>", "List<int>"))})",
            7 => $"({E("string")} ?? \"nil\").ToUpperInvariant()",
            8 => $"Kit.Held({E(One("int", "bool", "Kit.Color"))})",
            9 => $"new Kit.Holder<string, Kit.Point>(\"k\", {E("Kit.Point")}).Tell()",
            10 => $"({E("int")}).ToString(\"X\")",
            11 => $"Convert.ToString({E("int")} & 255, 2)",
            12 => $"{E("(int, long)")}.ToString()",
            13 => $"Kit.Pick({E("bool")}, {E("string")}, {E("string")})",
            14 => $"{E("Kit.Shape")}.Name",
            15 => $"{E("decimal")}.ToString(CultureInfo.InvariantCulture)",
            _ => $"(({E("string")} ?? \"q\") + \"pad\")[..{random.Next(0, 3)}]",
        };
    }

    private string Sequence(int d)
    {
        string E(string t) => Expression(t, d);
        return random.Next(9) switch
        {
            0 => $"{E("IEnumerable<int>")}.Select({Lambda($"q{names++}", d)})",
            1 => $"{E("IEnumerable<int>")}.Where(x => x % 3 != {random.Next(3)})",
            2 => $"Kit.Count(log, {E("int")} % 100, {random.Next(0, 4)})",
            3 => $"{E("int[]")}.Reverse<int>()",
            4 => $"{E("IEnumerable<int>")}.OrderBy(x => x % 5).ThenByDescending(x => x)",
            5 => $"{E("IEnumerable<int>")}.Concat({E("List<int>")})",
            6 => $"{E("IEnumerable<int>")}.GroupBy(x => x % 2 == 0).Select(g => g.Count())",
            7 => $"{E("IEnumerable<int>")}.Zip({E("int[]")}, (a, b) => unchecked(a - b))",
            _ => $"{E("IEnumerable<int>")}.Distinct().Skip(1)",
        };
    }
}
