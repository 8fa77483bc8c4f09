namespace TorchSharp;

public static partial class torch
{
    public static Tensor add(Tensor left, Tensor right) => left.add(right);
    public static Tensor add(Tensor left, Scalar right) => left.add(right);
    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => left.add(right, alpha);
    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => left.add(right, alpha);
    public static Tensor add_(Tensor left, Tensor right, Scalar alpha) => left.add_(right, alpha);
    public static Tensor add_(Tensor left, Scalar right) => left.add_(right);
    public static Tensor add_(Tensor left, Scalar right, Scalar alpha) => left.add_(right, alpha);
    public static Tensor add_(Tensor left, Tensor right) => left.add_(right);
    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv(tensor1, tensor2, value);
    public static Tensor addcdiv_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv_(tensor1, tensor2, value);
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul(tensor1, tensor2, value);
    public static Tensor addcmul_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul_(tensor1, tensor2, value);
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input.lerp(end, weight);
    public static Tensor mul(Tensor left, Tensor right) => left.mul(right);
    public static Tensor mul(Tensor left, Scalar right) => left.mul(right);
    public static Tensor mul_(Tensor left, Tensor right) => left.mul_(right);
    public static Tensor mul_(Tensor left, Scalar right) => left.mul_(right);
    public static Tensor multiply(Tensor left, Tensor right) => left.multiply(right);
    public static Tensor multiply(Tensor left, Scalar right) => left.multiply(right);
    public static Tensor sub(Tensor left, Tensor right) => left.sub(right);
    public static Tensor sub(Tensor left, Scalar right) => left.sub(right);
    public static Tensor sub_(Tensor left, Scalar right) => left.sub_(right);
    public static Tensor sub_(Tensor left, Tensor right) => left.sub_(right);
    public static Tensor subtract(Tensor left, Tensor right) => left.subtract(right);
    public static Tensor subtract(Tensor left, Scalar right) => left.subtract(right);
    public static Tensor subtract_(Tensor left, Scalar right) => left.subtract_(right);
    public static Tensor subtract_(Tensor left, Tensor right) => left.subtract_(right);
    public static Tensor true_divide(Tensor dividend, Tensor divisor) => dividend.true_divide(divisor);
    public static Tensor true_divide_(Tensor dividend, Tensor divisor) => dividend.true_divide_(divisor);
}
