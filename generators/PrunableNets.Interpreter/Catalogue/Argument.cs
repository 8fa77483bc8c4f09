using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue;

/// <summary>
/// An argument of a call of a library member. It knows whether anybody has looked at its value: what was given and is taken into account by nobody
/// must not be passed over in silence.
/// </summary>
/// <param name="name">The parameter's.</param>
/// <param name="value">What was passed, or the parameter's default.</param>
/// <param name="origin">Where it is written.</param>
/// <param name="isDefault">Nothing was passed, or what would have been passed anyway.</param>
internal sealed class Argument(string name, Value value, int origin, bool isDefault)
{
    /// <summary>An operand that the evaluator itself passes on.</summary>
    public Argument(string name, Value value, int origin)
        : this(name, value, origin, isDefault: false)
    {
    }

    public string Name { get; } = name;

    public int Origin { get; } = origin;

    /// <summary>Nobody would miss it: it says nothing, or has been read. Float32 is what torch makes unless it is told.</summary>
    public bool IsHonoured { get; private set; } = isDefault || value is EnumValue { Type: "TorchSharp.torch.ScalarType", Member: "Float32" };

    /// <summary>Reading it promises to take it into account.</summary>
    public Value Value
    {
        get
        {
            IsHonoured = true;
            return value;
        }
    }

    /// <summary>What was passed, for a look that promises nothing.</summary>
    public Value Given => value;

    /// <summary>The argument with its sequence as a list: a library that takes one goes through it at once.</summary>
    public Argument Listed(Evaluation.Evaluator evaluator, int call) => value is SequenceValue or SpanValue ? new Argument(Name, new ListValue(evaluator.Items(value, call)), Origin, IsHonoured) : this;

    /// <summary>Whether it is a tensor, which promises nothing.</summary>
    public bool IsTensor => value is TensorValue;
}
