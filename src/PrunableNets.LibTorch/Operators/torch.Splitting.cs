namespace TorchSharp;

public static partial class torch
{
    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);
    public static Tensor[] dsplit(Tensor input, long[] indices_or_sections) => input.dsplit(indices_or_sections);
    public static Tensor[] dsplit(Tensor input, long size) => input.dsplit(size);
    public static Tensor[] hsplit(Tensor input, long[] indices_or_sections) => input.hsplit(indices_or_sections);
    public static Tensor[] hsplit(Tensor input, long indices_or_sections) => input.hsplit(indices_or_sections);
    public static Tensor[] split(Tensor tensor, long[] split_size_or_sections, long dim = 0) => tensor.split(split_size_or_sections, dim);
    public static Tensor[] tensor_split(Tensor input, long indices_or_sections, long dim = 0) => input.tensor_split(indices_or_sections, dim);
    public static Tensor[] tensor_split(Tensor input, long[] indices_or_sections, long dim = 0) => input.tensor_split(indices_or_sections, dim);
    public static Tensor[] tensor_split(Tensor input, Tensor indices_or_sections, long dim = 0) => input.tensor_split(indices_or_sections, dim);
    public static Tensor[] unbind(Tensor input, long dim = 0) => input.unbind(dim);
    public static Tensor[] vsplit(Tensor input, long[] indices_or_sections) => input.vsplit(indices_or_sections);
}
