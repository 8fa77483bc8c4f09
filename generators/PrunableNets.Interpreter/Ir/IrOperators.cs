namespace PrunableNets.Interpreter.Ir;

public enum IrBinaryOperator
{
    Add, Subtract, Multiply, Divide, Remainder, LeftShift, RightShift, UnsignedRightShift, And, Or, ExclusiveOr,
    ConditionalAnd, ConditionalOr, Equals, NotEquals, Less, LessOrEqual, Greater, GreaterOrEqual,
}

public enum IrUnaryOperator
{
    Plus, Minus, Not, BitwiseNot,
}

/// <summary>The C# numeric type in which an operation is carried out; <see cref="None"/> for everything else.</summary>
public enum IrNumeric
{
    None, Boolean, Character, SByte, Byte, Short, UShort, Int, Long, UInt, ULong, Float, Double, Decimal, String,
}
