using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Programs;

/// <content>Statements. Those within others declare variables of their own, which end with them.</content>
internal sealed partial class ProgramGenerator
{
    private string Statement(int depth)
    {
        string E(string type) => Expression(type, 3 - depth);
        switch (random.Next(depth > 1 ? 12 : 24))
        {
            case 0 or 1 when depth == 0:
                return Declaration(One(Logged));
            case 0 or 1 or 2:
                var logged = One(Logged);
                return Log($"({E(logged)})", logged);
            case 3:
                return Variable("int") is { } target ? $"{target} {One("=", "+=", "-=", "*=", "^=", "<<=")} {E("int")};" : ";";
            case 4:
                return Variable("int[]") is { } array && Variable("int") is { } index ? $"{array}[{index}++ & 1] {One("=", "+=", "-=")} {E("int")};" : ";";
            case 5:
                return Variable("List<int>") is { } list ? $"{list}.{One($"Add({E("int")})", $"Insert(0, {E("int")})", "Reverse()", $"Remove({E("int")})", $"AddRange({E("int[]")})", "Sort()")};" : ";";
            case 6:
                return Variable("Kit.Point") is { } point ? One($"{point}.X = {E("int")};", $"{point}.Y = {E("int")};", $"{point}++;", $"{point} += {E("Kit.Point")};", $"{point}.Move({E("int")});") : ";";
            case 7:
                return Variable("Kit.Shape") is { } shape ? One($"{shape}.Size {One("=", "+=")} {E("int")};", $"{shape}.Name += {E("string")};", $"((Kit.Box){shape})[{E("int")} % 9] = {E("int")};", $"((Kit.Box){shape})[2, 3] -= {E("int")};") : ";";
            case 8:
                return $"log.Add({E("string")} ?? \"none\");";
            case 9:
                return Variable("long") is { } wide ? $"{wide} {One("=", "+=", "-=", "|=")} {E("int")};" : ";";
            case 10:
                return Variable("int") is { } first && Variable("long") is { } second ? $"({first}, {second}) = ({E("int")}, {E("long")});" : ";";
            case 11:
                return Variable("int[]") is { } slots ? $"Kit.Slot({slots}, {E("int")}) {One("=", "+=")} {E("int")};" : ";";
            case 12 or 13:
                return $"if ({E("bool")}) {Block(depth)}{(Chance(0.5) ? $" else {Block(depth)}" : "")}";
            case 14:
                var counter = NewName();
                return $"for (var {counter} = 0; {counter} < {random.Next(1, 4)}; {counter}++) {Inside(depth, (counter, "int"))}";
            case 15:
                var item = NewName();
                return $"foreach (var {item} in {E(One("int[]", "IEnumerable<int>", "List<int>"))}.Take(4)) {Inside(depth, (item, "int"))}";
            case 16 or 17:
                return $"try {Block(depth)} catch ({One("DivideByZeroException", "OverflowException", "IndexOutOfRangeException", "ArithmeticException", "Kit.Fault", "Exception")} e) {Chosen()}{{ log.Add(e.GetType().Name); }}{(Chance(0.4) ? $" finally {{ {Simple(depth)} }}" : "")}";
            case 18:
                var name = NewName();
                return $"{{ using var {name} = new Kit.Resource(log, \"{name}\"); {Simple(depth)} }}";
            case 19:
                return $"switch ({E("int")} % 4) {{ case 0: {Simple(depth)} break; case 1 or 2: {Simple(depth)} break; case < 0: {Simple(depth)} break; default: log.Add(\"d\"); break; }}";
            case 20:
                var query = NewName();
                return Variable("List<int>") is { } source ? $"{{ var {query} = {source}.Where(x => x > {E("int")} % 30); {source}.Add({E("int")} % 40); log.Add(string.Join(\",\", {query})); }}" : ";";
            case 21:
                var alias = NewName();
                return Variable("int[]") is { } held ? $"{{ ref var {alias} = ref Kit.Slot({held}, {E("int")}); {alias} {One("=", "+=", "*=")} {E("int")}; {alias}++; }}" : ";";
            case 22:
                var functions = NewName();
                return $"{{ var {functions} = new List<Func<int>>(); for (var i{functions} = 0; i{functions} < 3; i{functions}++) {{ var c{functions} = i{functions}; {functions}.Add(() => i{functions} * 10 + c{functions}++); }} log.Add(string.Join(\",\", {functions}.Concat({functions}).Select(f => f()))); }}";
            default:
                var local = NewName();
                return $"{{ int {local}(int a, int b = 4) => {(Chance(0.5) ? $"a > 30 ? a : {local}(a + 9, b)" : "unchecked(a * b)")}; log.Add({local}(b: {E("int")} % 9, a: Math.Abs({E("int")} % 40)).ToString()); }}";
        }
    }

    private string Chosen() => Chance(0.3) ? $"when ({Expression("bool", 1)}) " : "";

    private string Simple(int depth) => Within(() => Statement(2 + depth));

    private string Block(int depth) => $"{{ {Within(() => string.Join(" ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Statement(depth + 1))))} }}";

    private string Inside(int depth, (string Name, string Type) variable) => Within(() =>
    {
        // What a loop counts with is read, not changed: it has to end.
        variables.Add((variable.Name + "c", variable.Type));
        return $"{{ var {variable.Name}c = {variable.Name}; {string.Join(" ", Enumerable.Range(0, random.Next(1, 3)).Select(_ => Statement(depth + 1)))} }}";
    });

    private string Within(System.Func<string> write)
    {
        var before = variables.Count;
        var text = write();
        variables.RemoveRange(before, variables.Count - before);
        return text;
    }
}
