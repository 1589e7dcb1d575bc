/* Put before ggml-cpu.c by the compiler's command line (see CMakeLists.txt): two of the functions it calls become ours,
   which call ggml's own for what they do not do. Their declarations in ggml's headers are renamed with them. */
#pragma once
#define llamafile_sgemm stenogram_multiply
#define ggml_compute_forward_flash_attn_ext stenogram_attend
